import type { MeetingState } from "../../contracts/meetings.ts";
import type { StateName } from "../../shell/kit/state-badge.tsx";

/** The badge that stands for the state of a meeting. */
export const badgeOfMeeting: Record<MeetingState, StateName> = { draft: "preparing", scheduled: "scheduled", open: "running", closed: "ended", cancelled: "cancelled" };
