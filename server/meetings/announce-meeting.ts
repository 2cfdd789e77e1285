import type { MeetingRecord } from "../../models/meeting.ts";
import { dayAt, timeAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import type { NoticeInput } from "../notifications/notify.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { peopleOfUnits } from "./people-of-units.ts";

type Telling = Pick<Dependencies, "models" | "notify">;

/**
 * Tells the alliance of a meeting: `meeting.scheduled` on its stream, a notice to each unit's liaisons.
 * @throws bad_input on `startsAt` when its day is over
 */
export async function announceMeeting(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord): Promise<void> {
  const { _id: id, alliance, title, startsAt, place } = meeting;
  requireDayAhead(startsAt, transaction.at);
  transaction.emit(`alliance:${alliance}`, "meeting.scheduled", { meeting: id, title, startsAt: startsAt.toISOString(), place });
  await tellUnits(dependencies, transaction, meeting, { key: `meeting.scheduled:${id}:${startsAt.getTime()}`, kind: "meeting_scheduled", facts: { title, day: dayAt(startsAt) } });
}

/**
 * Tells whoever was invited that the meeting is at another time, or in another place.
 * @throws bad_input on `startsAt` when it is moved to a day that is over
 */
export async function announceMove(dependencies: Telling, transaction: Transaction, before: MeetingRecord, after: MeetingRecord): Promise<void> {
  const { _id: id, title, startsAt, place } = after;
  const key = `meeting.moved:${id}:${before.revision}`;
  if (startsAt.getTime() !== before.startsAt.getTime()) {
    requireDayAhead(startsAt, transaction.at);
    await tellUnits(dependencies, transaction, after, { key, kind: "meeting_moved", facts: { title, day: dayAt(startsAt), time: timeAt(startsAt) } });
  } else if (place !== before.place && place !== "") {
    await tellUnits(dependencies, transaction, after, { key, kind: "meeting_place", facts: { title, place } });
  }
}

/** How long before it begins people are reminded of a meeting. */
export const REMIND_MS = 24 * 3_600_000;
/** Who was told of a meeting or its new time so shortly before the reminder needs none. */
const JUST_TOLD_MS = 6 * 3_600_000;

/** Whether people who are told of a meeting now need no reminder of it. Pure. */
export const needsNoReminder = (startsAt: Date, now: Date): boolean => startsAt.getTime() - now.getTime() < REMIND_MS + JUST_TOLD_MS;

/** A notice to the liaisons of each unit of a meeting, which opens the meeting. */
export async function tellUnits({ models, notify }: Telling, transaction: Transaction, meeting: MeetingRecord, notice: Omit<NoticeInput, "href">): Promise<void> {
  const people = await peopleOfUnits(models, meeting.alliance, meeting.units.map(({ organization }) => organization), transaction);
  await notify(transaction, people, { ...notice, href: `/meetings/${meeting._id}` });
}

function requireDayAhead(startsAt: Date, now: Date): void {
  const today = dayAt(now);
  if (dayAt(startsAt) < today) throw badField("startsAt", "day_past", { today });
}
