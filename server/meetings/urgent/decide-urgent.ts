import type { UrgentCommand, UrgentView } from "../../../app/contracts/urgent-matters.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import type { UrgentMatterRecord } from "../../../models/urgent-matter.ts";
import type { Actor } from "../../access/actor.ts";
import { canDecideUrgent, canSeeUrgent } from "../../access/urgent-rules.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import { changeMeeting } from "../change-meeting.ts";
import { getUrgent } from "./list-urgent.ts";
import { tellUrgent } from "./tell-urgent.ts";
import { treatedItem } from "./treated-item.ts";

/** Under its item as a record, so that the minutes carry it. */
const noteOf = ({ number }: UrgentMatterRecord, command: UrgentCommand): string =>
  command.command === "confirm"
    ? `急事 ${number} 予以追认${command.words === "" ? "" : `：${command.words}`}`
    : `急事 ${number} 不予追认：${command.reason}`;

/**
 * Enters what a meeting said of an urgent matter: only while that meeting is open and treats the item about it, or has treated it, and only by
 * who conducts it. It stands under the item as a record, and everybody who was told of the matter is told. One transaction.
 * @throws not_found when the actor may not see it; forbidden for who does not conduct
 * @throws conflict `urgent_decided`, `urgent_not_treated` where no open meeting treats it, `stale_revision`
 */
export async function decideUrgent(dependencies: Dependencies, actor: Actor, id: string, command: UrgentCommand, revision?: number): Promise<UrgentView> {
  const { models } = dependencies;
  const known = await models.urgentMatters.findOne({ _id: id }).lean();
  if (!known || !canSeeUrgent(actor, known)) throw notFound();
  if (!canDecideUrgent(actor, known.alliance)) throw forbidden();
  requireRevision(revision, known);
  if (known.state !== "waiting") throw conflict("urgent_decided");
  const open = await models.meetings.find({ alliance: known.alliance, state: "open", "agenda.subject": id }, { agenda: 1 }).limit(10).lean();
  const place = open.find((meeting) => treatedItem(meeting, id));
  if (!place) throw conflict("urgent_not_treated");
  await changeMeeting(dependencies, actor, place._id, {
    action: "meeting.result-add",
    steers: true,
    allow: (meeting) => canDecideUrgent(actor, meeting.alliance),
    async work(meeting, transaction) {
      const item = meeting.state === "open" ? treatedItem(meeting, id) : undefined;
      if (!item) throw conflict("urgent_not_treated");
      const matter = await store(dependencies, transaction, meeting, id, command);
      const result = { id: dependencies.ids.next(), kind: "note" as const, text: noteOf(matter, command), subject: null, at: transaction.at };
      const agenda = meeting.agenda.map((other) => (other.id === item.id ? { ...other, results: [...other.results, result] } : other));
      return { changes: { agenda }, told: [{ type: "agenda", items: [item.id] }] };
    },
  });
  return getUrgent(dependencies, actor, id);
}

/** Stores what was said, read anew in the transaction: of two who enter it at once the second one finds the first. */
async function store(dependencies: Dependencies, transaction: Transaction, meeting: MeetingRecord, id: string, command: UrgentCommand): Promise<UrgentMatterRecord> {
  const { models } = dependencies;
  const { session, at } = transaction;
  const actor = transaction.actor!;
  const before = await models.urgentMatters.findOne({ _id: id }, null, { session }).lean();
  if (!before || before.state !== "waiting") throw conflict("urgent_decided");
  if (before.alliance !== meeting.alliance) throw badField("command", "not_allowed");
  const words = command.command === "confirm" ? command.words : command.reason;
  const changes = {
    state: command.command === "confirm" ? ("confirmed" as const) : ("refused" as const),
    decision: { meeting: meeting._id, words, person: actor.person.id, name: actor.person.name, at },
    revision: before.revision + 1,
  };
  const written = await models.urgentMatters.updateOne({ _id: id, revision: before.revision }, { $set: changes }, { session });
  if (written.matchedCount === 0) throw conflict("stale_revision");
  const after = { ...before, ...changes };
  await tellUrgent(dependencies, transaction, after, command.command === "confirm" ? { kind: "urgent_confirmed", facts: { meeting: meeting.title } } : { kind: "urgent_refused", facts: { meeting: meeting.title, reason: words } });
  transaction.audit({
    action: `urgent.${command.command}`,
    subject: { kind: "urgent", id },
    alliance: before.alliance,
    county: before.county,
    before: { state: before.state },
    after: { state: after.state, meeting: meeting._id },
  });
  return after;
}
