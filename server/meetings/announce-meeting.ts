import type { MeetingRecord } from "../../models/meeting.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { peopleOfUnits } from "./people-of-units.ts";

/** Tells the alliance of a meeting: `meeting.scheduled` on its stream, a notice to each unit's liaisons. */
export async function announceMeeting(
  { models, notify }: Pick<Dependencies, "models" | "notify">,
  transaction: Transaction,
  meeting: MeetingRecord,
): Promise<void> {
  const { _id: id, alliance, title, startsAt } = meeting;
  transaction.emit(`alliance:${alliance}`, "meeting.scheduled", { meeting: id, title, startsAt: startsAt.toISOString() });
  const people = await peopleOfUnits(models, alliance, meeting.units.map((unit) => unit.organization), transaction);
  await notify(transaction, people, {
    key: `meeting.scheduled:${id}:${startsAt.getTime()}`,
    kind: "meeting_scheduled",
    facts: { title, day: dayAt(startsAt) },
    href: `/meetings/${id}`,
  });
}
