import type { Day } from "../../../app/contracts/common.ts";
import type { ResolutionRecord } from "../../../models/resolution.ts";
import { addDays } from "../../clock.ts";

/** A review that is due in the days after a meeting is better made in it than late. */
const DAYS_AHEAD = 7;

/** The last review date that is proposed for a meeting's agenda. Pure. */
export const lastReviewFor = (meetingDay: Day): Day => addDays(meetingDay, DAYS_AHEAD);

/**
 * Whether a meeting that treated a resolution settles its review date: one that was set before it was opened. A date that
 * was set while it ran is the next one, and stays. Pure.
 */
export const settlesReview = ({ reviewSetAt }: Pick<ResolutionRecord, "reviewSetAt">, openedAt: Date): boolean =>
  reviewSetAt !== null && reviewSetAt < openedAt;
