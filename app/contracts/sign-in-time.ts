import type { MeetingState } from "./meetings.ts";

/** How long before its planned start a meeting takes sign-ins. */
const EARLY_MS = 60 * 60_000;

/** Whether units can sign in at an instant: while it is open, and in the hour before its planned start. Pure. */
export const takesSignIns = ({ state, startsAt }: { state: MeetingState; startsAt: Date | string }, at: Date): boolean =>
  state === "open" || (state === "scheduled" && at.getTime() >= new Date(startsAt).getTime() - EARLY_MS);
