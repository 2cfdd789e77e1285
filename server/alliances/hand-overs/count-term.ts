import { finishedStates } from "../../../app/contracts/actions.ts";
import type { TermReport } from "../../../app/contracts/hand-overs.ts";
import type { ActionRecord } from "../../../models/action.ts";
import type { CooperationRecord } from "../../../models/cooperation.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import type { SuggestionRecord } from "../../../models/suggestion.ts";
import { dayAt } from "../../clock.ts";
import type { Models } from "../../database/models.ts";

/** A stretch of time, from its first instant to the first after it. */
interface Span {
  from: Date;
  until: Date;
}

/** What happened in an alliance in a stretch of time, by the instants that its records keep; every figure from its rows. Reads only. */
export async function countTerm(models: Models, alliance: string, { from, until }: Span): Promise<TermReport> {
  const within = { $gte: from, $lt: until };
  const [meetings, resolutions, tasksGiven, tasks, suggestions, solved, needs, resources, cooperations, confirmed] = await Promise.all([
    models.meetings.find({ alliance, state: "closed", closedAt: within }, { "presence.organization": 1 }).lean<Pick<MeetingRecord, "presence">[]>(),
    models.resolutions.countDocuments({ alliance, internal: false, at: within }),
    models.actions.countDocuments({ alliance, createdAt: within, state: { $ne: "cancelled" } }),
    models.actions.find({ alliance, state: { $in: [...finishedStates] }, "log.at": { $gte: from } }, { due: 1, "log.kind": 1, "log.at": 1 }).lean<FinishedTask[]>(),
    models.suggestions.countDocuments({ alliance, createdAt: within }),
    models.suggestions.find({ alliance, state: { $in: ["solved", "silent", "confirmed"] }, "log.at": { $gte: from } }, { "log.kind": 1, "log.at": 1 }).lean<Pick<SuggestionRecord, "log">[]>(),
    models.listings.countDocuments({ alliance, kind: "need", publishedAt: within }),
    models.listings.countDocuments({ alliance, kind: "resource", publishedAt: within }),
    models.cooperations.countDocuments({ alliances: alliance, startedAt: within }),
    models.cooperations.find({ alliances: alliance, state: "confirmed", "timeline.at": { $gte: from } }, { confirmedFen: 1, "timeline.kind": 1, "timeline.at": 1 }).lean<Pick<CooperationRecord, "confirmedFen" | "timeline">[]>(),
  ]);
  const isWithin = (at: Date | undefined) => at !== undefined && at >= from && at < until;
  const finished = tasks.flatMap(({ due, log }) => {
    // Of several reports the last one counts: what was returned was not done.
    const at = log.findLast(({ kind }) => kind === "done")?.at;
    return isWithin(at) ? [{ inTime: dayAt(at!) <= due }] : [];
  });
  const valued = confirmed.filter(({ timeline }) => isWithin(timeline.findLast(({ kind }) => kind === "confirmed")?.at));
  return {
    meetings: meetings.length,
    attendances: meetings.reduce((sum, { presence }) => sum + new Set(presence.map(({ organization }) => organization)).size, 0),
    resolutions,
    tasksGiven,
    tasksFinished: finished.length,
    tasksInTime: finished.filter(({ inTime }) => inTime).length,
    suggestions,
    suggestionsSolved: solved.filter(({ log }) => isWithin(log.findLast(({ kind }) => kind === "solved")?.at)).length,
    needs,
    resources,
    cooperations,
    confirmed: valued.length,
    confirmedValue: { amount: valued.reduce((sum, { confirmedFen }) => sum + (confirmedFen ?? 0), 0), currency: "CNY" },
  };
}

type FinishedTask = Pick<ActionRecord, "due"> & { log: Pick<ActionRecord["log"][number], "kind" | "at">[] };
