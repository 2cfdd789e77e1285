import type { Day } from "../../../app/contracts/common.ts";
import type { UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import { addDays, dayAt, startOfDay } from "../../clock.ts";

/** A week's line is due where the problem was running when its Friday began: who took it on later begins with the next week. */
const FRIDAY = 4;

/** The Monday of a day's week. Pure. */
export function weekOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The instant in Asia/Shanghai at which it is decided whose line a week needs. Pure. */
export const fridayOf = (week: Day): Date => startOfDay(addDays(week, FRIDAY));

/** One week of a problem. `owner`: whose line it needs; null where none is due. */
export interface Week {
  week: Day;
  state: UndertakingView["byWeek"][number]["state"];
  owner: string | null;
}

type Subject = Pick<UndertakingRecord, "runs" | "lines">;

/** Who ran it at an instant. Pure. */
const runnerAt = (runs: Subject["runs"], at: Date): string | null => runs.find(({ from, until }) => from <= at && (until === null || at < until))?.person ?? null;

/** The weeks from the first in which it ran until now, oldest first. Pure. */
export function weeksOf({ runs, lines }: Subject, now: Date): Week[] {
  const [first] = runs;
  if (!first) return [];
  const written = new Set(lines.map(({ week }) => week));
  const current = weekOf(dayAt(now));
  const weeks: Week[] = [];
  for (let week = weekOf(dayAt(first.from)); week <= current; week = addDays(week, 7)) {
    const friday = fridayOf(week);
    const owner = runnerAt(runs, friday <= now ? friday : now);
    const state = written.has(week) ? "written" : owner === null ? "free" : week === current ? "open" : "missed";
    weeks.push({ week, state, owner });
  }
  return weeks;
}

/** Weeks that are over and needed a line, and those of them that have one; of one owner, or of all. Pure. */
export function countWeeks(subject: Subject, now: Date, owner?: string): { due: number; written: number } {
  const current = weekOf(dayAt(now));
  const due = weeksOf(subject, now).filter((week) => week.week < current && week.owner !== null && (owner === undefined || week.owner === owner));
  return { due: due.length, written: due.filter(({ state }) => state === "written").length };
}

/** The Monday of the week before, where its line is missing and none was written since; else null. Pure. */
export function missedWeek(subject: Subject, now: Date): Day | null {
  const [before, current] = weeksOf(subject, now).slice(-2);
  return before?.state === "missed" && current?.state !== "written" ? before.week : null;
}
