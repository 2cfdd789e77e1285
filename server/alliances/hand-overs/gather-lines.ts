import { openCooperationStates } from "../../../app/contracts/cooperations.ts";
import type { HandOverKind } from "../../../app/contracts/hand-overs.ts";
import type { HandOverLineRecord, HandOverRecord } from "../../../models/hand-over.ts";
import { dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Models } from "../../database/models.ts";
import { shortText } from "../../short-text.ts";

/** Most lines of one kind. */
const MOST = 100;

/** Everything open in an alliance that its next chair has to know, as it stands now, with the outgoing chair's notes and own lines. */
export interface Gathered {
  lines: HandOverLineRecord[];
  /** There is more of some kind. */
  partial: boolean;
}

interface Reading {
  models: Models;
  alliance: string;
  today: string;
}

/**
 * Reads tasks that are not confirmed, meetings to come, minutes that are not final, resolutions with a review date, suggestions that
 * are not settled and cooperations under way; each kind by its day, then the outgoing chair's own lines. Reads only.
 */
export async function gatherLines(
  { models, alliance, now }: Omit<Reading, "today"> & { now: Date },
  written: Pick<HandOverRecord, "notes" | "own">,
): Promise<Gathered> {
  const reading = { models, alliance, today: dayAt(now) };
  const found = await Promise.all([openTasks, meetingsToCome, unfinishedMinutes, reviewsToCome, openSuggestions, cooperationsUnderWay].map((read) => read(reading)));
  const notes = new Map(written.notes.map(({ key, note }) => [key, note]));
  const lines = found.flatMap((kind) => kind.slice(0, MOST)).map((line) => ({ ...line, note: notes.get(line.key) ?? "" }));
  const own = written.own.map(({ key, kind, title, due }) => lineOf(kind, key, { key, title, due, late: due !== null && due < reading.today }));
  return { lines: [...lines, ...own], partial: found.some((kind) => kind.length > MOST) };
}

/** A line of a kind with what most kinds have not. Pure. */
const lineOf = (kind: HandOverKind, id: string, line: Pick<HandOverLineRecord, "title"> & Partial<HandOverLineRecord>): HandOverLineRecord => ({
  key: `${kind}:${id}`,
  kind,
  number: null,
  resolution: null,
  unit: null,
  due: null,
  late: false,
  note: "",
  href: null,
  readers: "all",
  ...line,
});

async function openTasks({ models, alliance, today }: Reading): Promise<HandOverLineRecord[]> {
  const tasks = await models.actions
    .find({ alliance, state: { $in: ["assigned", "accepted", "objected", "done"] } }, { number: 1, title: 1, lead: 1, due: 1, state: 1 })
    .sort({ due: 1, _id: 1 })
    .limit(MOST + 1)
    .lean();
  const names = await readNames(models, { organizations: tasks.map(({ lead }) => lead) });
  return tasks.map(({ _id, number, title, lead, due, state }) =>
    lineOf("action", _id, { number, title, unit: nameIn(names, lead).name, due, late: state !== "done" && due < today, href: `/actions/${_id}` }),
  );
}

async function meetingsToCome({ models, alliance, today }: Reading): Promise<HandOverLineRecord[]> {
  const meetings = await models.meetings
    .find({ alliance, state: { $in: ["draft", "scheduled", "open"] } }, { title: 1, startsAt: 1, state: 1 })
    .sort({ startsAt: 1, _id: 1 })
    .limit(MOST + 1)
    .lean();
  return meetings.map(({ _id, title, startsAt, state }) => {
    const due = dayAt(startsAt);
    return lineOf("meeting", _id, { title, due, late: state !== "open" && due < today, href: `/meetings/${_id}`, readers: state === "draft" ? "preparers" : "all" });
  });
}

async function unfinishedMinutes({ models, alliance }: Reading): Promise<HandOverLineRecord[]> {
  const meetings = await models.meetings
    .find({ alliance, state: "closed", minutes: { $in: ["draft", "prepared"] } }, { title: 1 })
    .sort({ startsAt: -1, _id: -1 })
    .limit(MOST + 1)
    .lean();
  return meetings.map(({ _id, title }) => lineOf("minutes", _id, { title, href: `/meetings/${_id}/minutes` }));
}

async function reviewsToCome({ models, alliance, today }: Reading): Promise<HandOverLineRecord[]> {
  const resolutions = await models.resolutions
    .find({ alliance, reviewOn: { $gt: "" } }, { year: 1, serial: 1, internal: 1, title: 1, reviewOn: 1 })
    .sort({ reviewOn: 1, _id: 1 })
    .limit(MOST + 1)
    .lean();
  return resolutions.map(({ _id, year, serial, internal, title, reviewOn }) =>
    lineOf("resolution", _id, {
      resolution: { year, serial, internal },
      title,
      due: reviewOn,
      late: reviewOn! < today,
      href: `/resolutions/${_id}`,
      readers: internal ? "preparers" : "all",
    }),
  );
}

async function openSuggestions({ models, alliance, today }: Reading): Promise<HandOverLineRecord[]> {
  const suggestions = await models.suggestions
    .find({ alliance, state: { $in: ["open", "assigned", "unsolved", "silent"] } }, { number: 1, text: 1, unit: 1, due: 1 })
    .sort({ createdAt: 1, _id: 1 })
    .limit(MOST + 1)
    .lean();
  const names = await readNames(models, { organizations: suggestions.flatMap(({ unit }) => unit ?? []) });
  return suggestions.map(({ _id, number, text, unit, due }) =>
    lineOf("suggestion", _id, {
      number,
      title: shortText(text),
      unit: unit === null ? null : nameIn(names, unit).name,
      due,
      late: due !== null && due < today,
      href: `/suggestions/${_id}`,
    }),
  );
}

async function cooperationsUnderWay({ models, alliance, today }: Reading): Promise<HandOverLineRecord[]> {
  const cooperations = await models.cooperations
    .find({ alliances: alliance, state: { $in: [...openCooperationStates] } }, { need: 1, parties: 1, due: 1, state: 1 })
    .sort({ changedAt: -1, _id: -1 })
    .limit(MOST + 1)
    .lean();
  const needs = await models.listings.find({ _id: { $in: cooperations.map(({ need }) => need) } }, { title: 1 }).lean();
  const titles = new Map(needs.map(({ _id, title }) => [_id, title]));
  const names = await readNames(models, { organizations: cooperations.flatMap(({ parties }) => parties) });
  return cooperations.map(({ _id, need, parties, due, state }) =>
    lineOf("cooperation", _id, {
      title: titles.get(need) ?? "",
      unit: parties.map((party) => nameIn(names, party).name).join("、"),
      due,
      late: state !== "delivered" && due !== null && due < today,
      href: `/cooperations/${_id}`,
      readers: "deals",
    }),
  );
}
