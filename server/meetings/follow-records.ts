import type { MeetingState } from "../../app/contracts/meetings.ts";
import type { ItemResultRecord, MeetingRecord, TaskOfResultRecord } from "../../models/meeting.ts";
import type { ResolutionRecord } from "../../models/resolution.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { Dependencies } from "../dependencies.ts";
import type { NotedResult } from "../followup/followup-ports.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { audienceOf } from "./change-meeting.ts";
import { sidesOf } from "./find-subject.ts";
import { presentAgendaChange } from "./present-meeting.ts";

/** In these a meeting's agenda stays as it was. */
const overStates: MeetingState[] = ["closed", "cancelled"];

/**
 * Shows the newest answers of a match wherever it stands on the agenda of a meeting that is not over.
 * Called by the pipeline after a match was answered; doing it twice changes nothing.
 */
export async function showMatchAnswers({ models, inTransaction }: Dependencies, matchId: string): Promise<void> {
  const meetings = await models.meetings.find({ "agenda.subject": matchId, state: { $nin: overStates } }, { _id: 1 }).lean();
  for (const { _id } of meetings) {
    await inTransaction(null, async (transaction) => {
      const { session } = transaction;
      const match = await models.matches.findOne({ _id: matchId }, { answers: 1, cooperation: 1 }, { session }).lean();
      const meeting = await models.meetings.findOne({ _id }, null, { session }).lean();
      const item = meeting?.agenda.find(({ subject }) => subject === matchId);
      if (!match || !meeting || !item || overStates.includes(meeting.state)) return;
      const sides = await sidesOf(models, match.answers, session);
      if (JSON.stringify(sides) === JSON.stringify(item.sides)) return;
      await replaceItem(models, transaction, meeting, { ...item, sides });
    });
  }
}

async function replaceItem(
  models: Dependencies["models"],
  transaction: Transaction,
  meeting: MeetingRecord,
  item: MeetingRecord["agenda"][number],
): Promise<void> {
  const agenda = meeting.agenda.map((other) => (other.id === item.id ? item : other));
  const after = { ...meeting, agenda, version: meeting.version + 1 };
  await models.meetings.updateOne({ _id: meeting._id }, { $set: { agenda, version: after.version } }, { session: transaction.session });
  transaction.emit(`meeting:${meeting._id}`, "agenda.changed", { ...presentAgendaChange(after, [item.id]) }, audienceOf(after));
}

/**
 * Writes under an item that a task or suggestion came of it, of a task who leads it and until when; part of the
 * transaction that makes the record. Minutes that are not final take it too.
 */
export async function noteResult(
  { models, ids }: Pick<Dependencies, "models" | "ids">,
  transaction: Transaction,
  about: NotedResult,
): Promise<void> {
  const place = await findPlace(models, transaction, about);
  if (!place) return;
  const task = about.task && (await taskOf(models, about.task));
  const result = { id: ids.next(), kind: about.kind, text: about.text, subject: about.subject, task, at: transaction.at };
  await changeResults(models, transaction, place, (results) => [...results, result]);
}

/**
 * Corrects what stands under an item of a task, when its words, lead or day change while the meeting runs or its minutes
 * are a draft; what was sent round stays as it was. Part of the transaction that changes the task.
 */
export async function correctResult({ models }: Pick<Dependencies, "models">, transaction: Transaction, about: NotedResult): Promise<void> {
  const place = await findPlace(models, transaction, about);
  if (!place || (place.meeting.minutes !== null && place.meeting.minutes !== "draft")) return;
  const task = about.task && (await taskOf(models, about.task));
  await changeResults(models, transaction, place, (results) =>
    results.map((result) => (result.subject === about.subject ? { ...result, text: about.text, task } : result)),
  );
}

/**
 * Says under the item of a resolution that was corrected that another text is in force; while the minutes are a draft it
 * takes the new text, there and in them. Part of the transaction that corrects it.
 */
export async function correctDecision(
  { models }: Pick<Dependencies, "models">,
  transaction: Transaction,
  resolution: Pick<ResolutionRecord, "_id" | "meeting" | "item" | "text">,
): Promise<void> {
  const place = await findPlace(models, transaction, resolution);
  if (!place) return;
  const { meeting, item } = place;
  const isDraft = meeting.minutes === "draft";
  const correct = (results: ItemResultRecord[]) =>
    results.map((result) => {
      if (result.resolution?.id !== resolution._id) return result;
      return isDraft ? { ...result, text: resolution.text } : { ...result, resolution: { ...result.resolution, corrected: true } };
    });
  if (isDraft) await changeResults(models, transaction, place, correct);
  else await replaceItem(models, transaction, meeting, { ...item, results: correct(item.results) });
}

/** An item of a meeting. */
interface Place {
  meeting: MeetingRecord;
  item: MeetingRecord["agenda"][number];
}

async function findPlace(models: Dependencies["models"], { session }: Transaction, about: Pick<NotedResult, "meeting" | "item">): Promise<Place | null> {
  const meeting = await models.meetings.findOne({ _id: about.meeting }, null, { session }).lean();
  const item = meeting?.agenda.find(({ id }) => id === about.item);
  return meeting && item ? { meeting, item } : null;
}

/** Changes what stands under an item, there and in minutes that are not final. */
async function changeResults(
  models: Dependencies["models"],
  transaction: Transaction,
  { meeting, item }: Place,
  change: (results: ItemResultRecord[]) => ItemResultRecord[],
): Promise<void> {
  const { session } = transaction;
  await replaceItem(models, transaction, meeting, { ...item, results: change(item.results) });
  const minutes = await models.minutes.findOne({ _id: meeting._id, phase: { $ne: "final" } }, null, { session }).lean();
  if (!minutes) return;
  const items = minutes.items.map((entry) => (entry.item === item.id ? { ...entry, results: change(entry.results) } : entry));
  await models.minutes.updateOne({ _id: meeting._id }, { $set: { items, revision: minutes.revision + 1 } }, { session });
}

async function taskOf(models: Dependencies["models"], { lead, due }: NonNullable<NotedResult["task"]>): Promise<TaskOfResultRecord> {
  const { name } = nameIn(await readNames(models, { organizations: [lead] }), lead);
  return { lead: { organization: lead, name }, due };
}
