import type { AgendaItemRecord, ConsentEntryRecord, MeetingRecord } from "../../../models/meeting.ts";
import { chairOf } from "../../access/chair-of.ts";
import { dayAt, timeAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { termAt } from "../chair-at.ts";
import { whoAnswers } from "./who-answers.ts";

type Telling = Pick<Dependencies, "models" | "notify">;

/** Where an item's consents are given, and seen. Pure. */
export const pageOfConsent = (meeting: string): string => `/meetings/${meeting}`;

/** Tells the units of an item what they are asked, until when, and what it means to say nothing; the same once. */
export async function tellAsked(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord, { id, title, consent }: AgendaItemRecord): Promise<void> {
  if (!consent?.deadline) return;
  const { units, due, silence, deadline } = consent;
  const people = await whoAnswers(dependencies, transaction, meeting, units.map(({ organization }) => organization));
  await dependencies.notify(transaction, people.map(({ person }) => person), {
    key: `consent_asked:${meeting._id}:${id}:${due}:${silence}`,
    kind: silence === "consent" ? "consent_asked_silence" : "consent_asked",
    // A deadline within its day is the beginning of the meeting.
    facts: { title, meeting: meeting.title, day: due, time: dayAt(deadline) === due ? timeAt(deadline) : "24:00" },
    href: pageOfConsent(meeting._id),
  });
}

/** Tells the chair of now that a unit objects. */
export async function tellObjection(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord, { title }: AgendaItemRecord, entry: ConsentEntryRecord): Promise<void> {
  const chair = chairOf(await termAt(dependencies, meeting.alliance, transaction.at), transaction.at);
  if (!chair) return;
  const ofUnit = chair.person === null ? await whoAnswers(dependencies, transaction, meeting, [chair.organization]) : [];
  const people = chair.person === null ? ofUnit.map(({ person }) => person) : [chair.person];
  await dependencies.notify(transaction, people.filter((person) => person !== entry.person), {
    key: `consent_objected:${entry.id}`,
    kind: "consent_objected",
    facts: { title, unit: entry.unit, reason: entry.reason },
    href: pageOfConsent(meeting._id),
  });
}

/** Tells a unit that something may be resolved without its consent, by whom and why. */
export async function tellOverruled(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord, { title }: AgendaItemRecord, entry: ConsentEntryRecord): Promise<void> {
  const people = await whoAnswers(dependencies, transaction, meeting, [entry.organization]);
  await dependencies.notify(transaction, people.map(({ person }) => person), {
    key: `consent_overruled:${entry.id}`,
    kind: "consent_overruled",
    facts: { title, office: entry.unit, name: entry.name, reason: entry.reason },
    href: pageOfConsent(meeting._id),
  });
}
