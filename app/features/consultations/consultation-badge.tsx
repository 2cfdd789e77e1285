import { IconBan, IconChecks, IconClockQuestion, IconFileCertificate, IconMessages, IconPencil, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ConsultationState } from "../../contracts/consultations.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<ConsultationState, readonly [Tone, Icon]> = {
  draft: ["neutral", IconPencil],
  open: ["info", IconMessages],
  closed: ["soon", IconClockQuestion],
  answered: ["good", IconChecks],
  published: ["good", IconFileCertificate],
  dropped: ["neutral", IconBan],
};

/** The state of a draft in words. */
export function ConsultationBadge({ state }: { state: ConsultationState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`consultations:state.${state}`)}
    </ToneBadge>
  );
}
