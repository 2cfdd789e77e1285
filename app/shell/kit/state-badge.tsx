/**
 * The state of a record: a word with its fixed colour and its fixed icon, the same on every page.
 * The word is `states:<state>` in the locale files; a new state gets a line here and one in each language.
 *
 *   <StateBadge state="partly_matched" />
 */
import {
  IconAlertTriangle,
  IconBan,
  IconCalendarTime,
  IconCheck,
  IconChecks,
  IconCircleDashed,
  IconCircleHalf2,
  IconClockX,
  IconFileCheck,
  IconHandStop,
  IconHeartHandshake,
  IconLock,
  IconMessageCircle,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconSparkles,
  IconTruckDelivery,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ToneBadge, type Tone } from "./tone-badge.tsx";

const states = {
  // listings
  draft: ["neutral", IconPencil],
  published: ["info", IconSend],
  partly_matched: ["soon", IconCircleHalf2],
  satisfied: ["good", IconChecks],
  withdrawn: ["neutral", IconBan],
  expired: ["late", IconClockX],
  // suggestions
  suggested: ["good", IconSparkles],
  pending: ["soon", IconCircleDashed],
  accepted: ["good", IconCheck],
  declined: ["neutral", IconHandStop],
  lapsed: ["neutral", IconClockX],
  // cooperations
  talking: ["info", IconMessageCircle],
  agreed: ["info", IconHeartHandshake],
  delivering: ["soon", IconTruckDelivery],
  delivered: ["info", IconFileCheck],
  confirmed: ["good", IconChecks],
  broken: ["late", IconX],
  // meetings
  preparing: ["neutral", IconPencil],
  scheduled: ["info", IconCalendarTime],
  running: ["brand", IconPlayerPlay],
  paused: ["soon", IconPlayerPause],
  ended: ["neutral", IconCheck],
  cancelled: ["neutral", IconBan],
  locked: ["good", IconLock],
  // tasks, suggestions ledger, cases
  open: ["info", IconCircleDashed],
  in_progress: ["soon", IconCircleHalf2],
  overdue: ["late", IconAlertTriangle],
  done: ["good", IconCheck],
  closed: ["neutral", IconLock],
  returned: ["late", IconX],
} as const satisfies Record<string, readonly [Tone, Icon]>;

export type StateName = keyof typeof states;

/** Whether the badge knows a state; for data that may bring a newer one. */
export function isStateName(state: string): state is StateName {
  return Object.hasOwn(states, state);
}

export const stateNames = Object.keys(states) as StateName[];

export function StateBadge({ state }: { state: StateName }) {
  const { t } = useTranslation();
  const [tone, icon] = states[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`states:${state}`)}
    </ToneBadge>
  );
}
