import { IconChecks, IconCircleDashed, IconX, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { UrgentState } from "../../contracts/urgent-matters.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<UrgentState, readonly [Tone, Icon]> = {
  waiting: ["soon", IconCircleDashed],
  confirmed: ["good", IconChecks],
  refused: ["late", IconX],
};

/** Whether a meeting has confirmed an urgent matter. */
export function UrgentBadge({ state }: { state: UrgentState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`urgent:state.${state}`)}
    </ToneBadge>
  );
}
