import { finishedStates } from "../../app/contracts/actions.ts";
import type { FollowThroughQuery, FollowThroughView, StatsPeriod, UnitFollowThrough } from "../../app/contracts/stats.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { readableActions } from "../access/action-rules.ts";
import { addDays, dayAt } from "../clock.ts";
import { groupUpTo } from "../database/group-up-to.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { Dependencies } from "../dependencies.ts";

type Reading = Pick<Dependencies, "models" | "clock">;
/** What is read of a task: of its log no words, which a ledger may have megabytes of. */
type CountedTask = Pick<ActionRecord, "lead" | "state" | "due"> & { log: Pick<ActionRecord["log"][number], "kind" | "at">[] };
const counted = { lead: 1, state: 1, due: 1, "log.kind": 1, "log.at": 1 } as const;

/** The most tasks that are counted. */
const MOST_TASKS = 5_000;
/** Tasks that come from the database in one piece, so that others are served between two. */
const AT_ONCE = 200;

/** How the tasks that the actor finds in the ledger get done, by the unit that leads them. Reads only; every figure from its rows. */
export async function countFollowThrough({ models, clock }: Reading, actor: Actor, { alliance, period }: FollowThroughQuery): Promise<FollowThroughView> {
  const today = dayAt(clock.now());
  const range = daysOf(period, today);
  const tasks = models.actions
    .find({ $and: [readableActions(actor), { state: { $ne: "cancelled" }, ...(alliance && { alliance }), ...(range && { due: { $gte: range.from, $lte: range.until } }) }] }, counted)
    .sort({ due: 1, _id: 1 })
    .limit(MOST_TASKS + 1)
    .batchSize(AT_ONCE)
    .lean<CountedTask[]>()
    .cursor();
  const { groups: byLead, partial } = await groupUpTo(tasks, MOST_TASKS, ({ lead }) => lead);
  const names = await readNames(models, { organizations: [...byLead.keys()] });
  const units = Array.from(byLead, ([lead, led]) => ({ unit: nameIn(names, lead), ...countTasks(led, today) }));
  return { from: range?.from ?? null, until: range?.until ?? null, units: units.toSorted(byUrgency), partial };
}

/** The most overdue first, then who has most to do. Pure. */
const byUrgency = (a: UnitFollowThrough, b: UnitFollowThrough): number => b.overdue - a.overdue || b.due - a.due || a.unit.name.localeCompare(b.unit.name, "zh-CN");

/** Pure. */
export function countTasks(tasks: readonly CountedTask[], today: string): Omit<UnitFollowThrough, "unit"> {
  const isFinished = ({ state }: CountedTask) => finishedStates.includes(state);
  const finished = tasks.filter(isFinished);
  const waiting = tasks.filter((task) => !isFinished(task));
  return {
    due: tasks.length,
    finished: finished.length,
    inTime: finished.filter(isInTime).length,
    confirmed: tasks.filter(({ state }) => state === "confirmed").length,
    open: waiting.length,
    overdue: waiting.filter(({ due }) => due < today).length,
  };
}

/** Whether its unit reported it as done by its last day; of several reports the last one counts, for what was returned was not done. */
function isInTime({ due, log }: CountedTask): boolean {
  const reported = log.findLast(({ kind }) => kind === "done");
  return reported !== undefined && dayAt(reported.at) <= due;
}

/** First and last day of the period that runs on a day; null for all time. Pure. */
export function daysOf(period: StatsPeriod, today: string): { from: string; until: string } | null {
  if (period === "all") return null;
  const [year, month] = today.split("-").map(Number) as [number, number];
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const first = month - ((month - 1) % months);
  const firstDay = (from: number) => `${year + Math.floor((from - 1) / 12)}-${String(((from - 1) % 12) + 1).padStart(2, "0")}-01`;
  return { from: firstDay(first), until: addDays(firstDay(first + months), -1) };
}
