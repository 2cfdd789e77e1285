import { IconBan, IconChecks, IconCircleDashed, IconCircleHalf2, IconMessageQuestion, IconX, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { UndertakingState } from "../../contracts/undertakings.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<UndertakingState, readonly [Tone, Icon]> = {
  proposed: ["soon", IconCircleDashed],
  declined: ["neutral", IconX],
  running: ["info", IconCircleHalf2],
  done: ["soon", IconMessageQuestion],
  confirmed: ["good", IconChecks],
  stopped: ["neutral", IconBan],
};

/** The state of a leader's problem in words: done, as the owner says, is not yet confirmed. */
export function UndertakingBadge({ state }: { state: UndertakingState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`undertakings:state.${state}`)}
    </ToneBadge>
  );
}
