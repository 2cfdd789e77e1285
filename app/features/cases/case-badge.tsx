import { IconChecks, IconCircleHalf2, IconInbox, IconLock, IconMessageCircle, IconSend, IconStar, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseState, CaseView } from "../../contracts/cases.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<CaseState, readonly [Tone, Icon]> = {
  received: ["info", IconInbox],
  dispatched: ["soon", IconSend],
  handling: ["soon", IconCircleHalf2],
  replied: ["info", IconMessageCircle],
  closed: ["neutral", IconLock],
  visited: ["good", IconChecks],
  rated: ["good", IconStar],
};

/** Where a case stands, in the words of the closed loop; that it is late is told by the time beside it. */
export function CaseBadge({ record }: { record: Pick<CaseView, "state"> }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[record.state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`cases:state.${record.state}`)}
    </ToneBadge>
  );
}
