import type { MeetingRecord } from "../../../models/meeting.ts";
import type { Actor } from "../../access/actor.ts";
import { canHandIn, canSeeMeeting, standsFor } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, forbidden, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { audienceOf } from "../change-meeting.ts";
import { requireNotOver } from "../machine/course.ts";
import { readMeeting } from "../read-meeting.ts";

/**
 * A meeting that is not over, in which the actor may hand in or take back what a unit has to say; with that unit: the one named, else
 * that of the seat chosen, else the first for which the actor stands.
 * @throws not_found; forbidden; conflict `meeting_closed`, `meeting_cancelled`; bad_input on `organization`
 */
export async function requireSpeaker(
  { models }: Pick<Dependencies, "models">,
  { session }: Pick<Transaction, "session">,
  actor: Actor,
  meetingId: string,
  named: string | undefined,
): Promise<{ meeting: MeetingRecord; organization: string }> {
  const meeting = await readMeeting(models, meetingId, session);
  if (!meeting || !canSeeMeeting(actor, meeting)) throw notFound();
  requireNotOver(meeting);
  const units = meeting.units.map(({ organization }) => organization);
  if (named !== undefined && !units.includes(named)) throw badField("organization", "not_allowed");
  const own = units.filter((unit) => standsFor(actor, meeting.alliance, unit));
  const organization = named ?? own.find((unit) => unit === actor.seat?.organization) ?? own[0];
  if (organization === undefined) throw canHandIn(actor, meeting.alliance, "") ? badField("organization", "required") : forbidden();
  if (!canHandIn(actor, meeting.alliance, organization)) throw forbidden();
  return { meeting, organization };
}

/** Tells who follows the meeting that its papers have changed. */
export function tellPapers(transaction: Transaction, meeting: MeetingRecord): void {
  const { _id: id, title, startsAt, place } = meeting;
  transaction.emit(`meeting:${id}`, "meeting.changed", { meeting: id, title, startsAt: startsAt.toISOString(), place, moved: false }, audienceOf(meeting));
}
