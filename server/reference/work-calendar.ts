import type { Day } from "../../app/contracts/common.ts";
import { addDays } from "../clock.ts";
import { readCsv } from "./read-csv.ts";

/** A day that is not what its weekday says: rest on a weekday, or work on a weekend that makes up for it. */
export interface SpecialDay {
  day: Day;
  kind: "rest" | "work";
  /** The holiday that it belongs to. */
  name: string;
}

export interface WorkDeadline {
  /** The last day on which it is in time. */
  due: Day;
  /** Special days between the start and `due`: what the arithmetic took into account. */
  special: SpecialDay[];
  /** False when a year is concerned whose holidays have not been published to this table: then only weekends rest. */
  certain: boolean;
}

/** The work days of China: weekdays without the holidays of the State Council's yearly notice, with its make-up days. */
export interface WorkCalendar {
  isWorkDay(day: Day): boolean;
  /** The day that lies `count` work days after another one; the first counted day is the next work day. Pure. */
  addWorkDays(from: Day, count: number): WorkDeadline;
  /** Work days after `from` up to and with `until`; 0 when `until` is not later. What `addWorkDays` gave is `count` days away. Pure. */
  countWorkDays(from: Day, until: Day): number;
}

/** Longest limit that is counted. */
const MOST = 400;

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Weekdays from a Monday long ago up to a day and with it. */
function weekdaysUntil(day: Day): number {
  // 1 January 1970 was a Thursday.
  const days = dayNumber(day) + 4;
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}

export function createWorkCalendar(specialDays: readonly SpecialDay[]): WorkCalendar {
  const special = new Map(specialDays.map((entry) => [entry.day, entry]));
  const years = new Set(specialDays.map(({ day }) => day.slice(0, 4)));
  const isWorkDay = (day: Day): boolean => {
    const known = special.get(day);
    if (known) return known.kind === "work";
    return isWeekday(day);
  };
  // What each special day adds to the weekdays, which need no walk from day to day.
  const moved = specialDays.map(({ day, kind }) => ({ day, by: (kind === "work" ? 1 : 0) - (isWeekday(day) ? 1 : 0) })).filter(({ by }) => by !== 0);
  return {
    isWorkDay,
    countWorkDays(from, until) {
      if (until <= from) return 0;
      const special = moved.reduce((sum, { day, by }) => (day > from && day <= until ? sum + by : sum), 0);
      return weekdaysUntil(until) - weekdaysUntil(from) + special;
    },
    addWorkDays(from, count) {
      const passed: SpecialDay[] = [];
      let due = from;
      let left = Math.min(count, MOST);
      let certain = true;
      while (left > 0) {
        due = addDays(due, 1);
        const known = special.get(due);
        if (known) passed.push(known);
        if (!years.has(due.slice(0, 4))) certain = false;
        if (isWorkDay(due)) left -= 1;
      }
      return { due, special: passed, certain };
    },
  };
}

/** Reads `work_days.csv`. A new year's notice is entered there, two lines a holiday and one a make-up day. */
export const loadWorkCalendar = (directory: string): WorkCalendar =>
  createWorkCalendar(readCsv(directory, "work_days.csv").map(({ day, kind, name }) => ({ day: day!, kind: kind as SpecialDay["kind"], name: name! })));
