import { IconChecks, IconClockX, IconPencil, IconSignature } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { HandOverState } from "../../contracts/hand-overs.ts";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

const looks = { open: ["soon", IconPencil], handed: ["info", IconSignature], accepted: ["good", IconChecks] } as const;

/** How far a hand-over has come; `late`: the term is over and it was not taken over. */
export function HandOverBadge({ state, late }: { state: HandOverState; late: boolean }) {
  const { t } = useTranslation();
  const [tone, icon] = late ? (["late", IconClockX] as const) : looks[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(late ? `hand-overs:lateState.${state}` : `hand-overs:state.${state}`)}
    </ToneBadge>
  );
}
