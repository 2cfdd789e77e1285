import type { ConsentInput } from "../../../app/contracts/consents.ts";
import type { AgendaItemRecord, ConsentRecord, MeetingRecord } from "../../../models/meeting.ts";
import type { Actor } from "../../access/actor.ts";
import { canEditAgenda } from "../../access/meeting-rules.ts";
import { dayAt, endOfDay } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, notFound, type FieldFault } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { changeMeeting } from "../change-meeting.ts";
import type { AgendaReply } from "../edit-agenda.ts";
import { nothing } from "../machine/step.ts";
import { presentAgenda } from "../present-meeting.ts";
import { requireUnanswered } from "./require-unanswered.ts";
import { tellAsked } from "./tell-consent.ts";
import { whoAnswers } from "./who-answers.ts";

/**
 * Says without whose consent nothing is resolved on an item, until when they answer, and what silence means; no units take it back. The
 * units are told, of a draft once it is announced.
 * @throws not_found; forbidden for who does not edit the agenda; conflict `consent_answered`, `stale_revision`
 * @throws bad_input on `units` when nobody could answer for one of them, or on a hidden item; on `due` and `silence` as {@link faultOfTime} says
 */
export async function askConsents(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  itemId: string,
  input: ConsentInput,
  revision: number,
): Promise<AgendaReply> {
  const { meeting: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: "consent.ask",
    steers: true,
    revision,
    allow: (meeting) => canEditAgenda(actor, meeting),
    async work(meeting, transaction) {
      const item = meeting.agenda.find(({ id }) => id === itemId);
      if (!item) throw notFound();
      requireUnanswered(item);
      const told = [{ type: "agenda" as const, items: [itemId] }];
      const withConsent = (consent: ConsentRecord | null) => meeting.agenda.map((other) => (other.id === itemId ? { ...other, consent } : other));
      if (input.units.length === 0) return item.consent ? { changes: { agenda: withConsent(null) }, told, noted: { item: itemId, units: [] } } : nothing;
      if (item.hidden) throw badField("units", "consent_hidden");
      const fault = faultOfTime(meeting, input, transaction.at);
      if (fault) throw badField(fault.path, fault.rule, fault.facts);
      const units = await readUnitsAsked(dependencies, transaction, meeting, input.units);
      const { due, silence } = input;
      const consent = { units, due, silence, deadline: meeting.state === "draft" ? null : deadlineOf(meeting, due, transaction.at), entries: [] };
      if (meeting.state !== "draft") await tellAsked(dependencies, transaction, meeting, { ...item, consent });
      return { changes: { agenda: withConsent(consent) }, told, noted: { item: itemId, units: units.map(({ organization }) => organization), due, silence } };
    },
  });
  return { revision: after.revision, items: presentAgenda(after, true) };
}

/**
 * Asks the units of every item as a draft is announced: the deadlines begin, and who is asked is told.
 * @returns the agenda with the deadlines; the same one when nobody is asked
 * @throws conflict `consent_due` with the item's title when there is no time left to answer as the list says
 */
export async function askAtAnnouncement(dependencies: Dependencies, transaction: Transaction, meeting: MeetingRecord): Promise<AgendaItemRecord[]> {
  if (!meeting.agenda.some(({ consent }) => consent)) return meeting.agenda;
  const agenda: AgendaItemRecord[] = [];
  for (const item of meeting.agenda) {
    if (!item.consent) {
      agenda.push(item);
      continue;
    }
    if (faultOfTime(meeting, item.consent, transaction.at)) throw conflict("consent_due", { title: item.title });
    const asked = { ...item, consent: { ...item.consent, deadline: deadlineOf(meeting, item.consent.due, transaction.at) } };
    await tellAsked(dependencies, transaction, meeting, asked);
    agenda.push(asked);
  }
  return agenda;
}

/**
 * What is wrong with the time to answer: a day that is over or after the meeting's; where silence counts as consent, less than a whole
 * day, or a list that comes while the meeting runs: who does not look would have consented without knowing. Pure.
 */
function faultOfTime(meeting: MeetingRecord, { due, silence }: Pick<ConsentInput, "due" | "silence">, at: Date): FieldFault | null {
  const today = dayAt(at);
  const planned = dayAt(meeting.startsAt);
  const last = meeting.state === "open" || planned < today ? today : planned;
  if (due < today) return { path: "due", rule: "day_past", facts: { today } };
  if (due > last) return { path: "due", rule: "consent_after_meeting", facts: { day: last } };
  if (silence === "none") return null;
  if (meeting.state === "open") return { path: "silence", rule: "consent_silence_open" };
  return due === today ? { path: "due", rule: "consent_silence_day" } : null;
}

/** The end of the day, or when the meeting is to begin; once that is over, the end of the day. Pure. */
function deadlineOf({ state, startsAt }: MeetingRecord, due: string, at: Date): Date {
  const end = endOfDay(due);
  return state !== "open" && startsAt > at && startsAt < end ? startsAt : end;
}

/** The units with their names, members first as the list names them. @throws bad_input on `units` */
async function readUnitsAsked(dependencies: Dependencies, transaction: Transaction, meeting: MeetingRecord, asked: readonly string[]): Promise<ConsentRecord["units"]> {
  const wanted = [...new Set(asked)];
  const found = await dependencies.models.organizations.find({ _id: { $in: wanted } }, { shortName: 1, county: 1, kind: 1 }, { session: transaction.session }).lean();
  const members = await dependencies.models.memberships.find({ alliance: meeting.alliance, organization: { $in: wanted }, leftAt: null }, { organization: 1 }, { session: transaction.session }).lean();
  const joined = new Set(members.map(({ organization }) => organization));
  const units = wanted.map((organization) => {
    const unit = found.find(({ _id }) => _id === organization);
    const mayBe = unit && (joined.has(organization) || (unit.county === meeting.county && unit.kind !== "enterprise"));
    if (!mayBe) throw badField("units", "not_allowed");
    return { organization, name: unit.shortName };
  });
  const answering = new Set((await whoAnswers(dependencies, transaction, meeting, wanted)).map(({ organization }) => organization));
  const mute = units.filter(({ organization }) => !answering.has(organization));
  if (mute.length > 0) throw badField("units", "consent_nobody", { units: mute.map(({ name }) => name).join("、") });
  return units;
}
