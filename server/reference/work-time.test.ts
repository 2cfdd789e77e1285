import { describe, expect, test } from "vitest";
import { createWorkCalendar } from "./work-calendar.ts";
import { addWorkTime } from "./work-time.ts";

const HOUR_MS = 3_600_000;
const calendar = createWorkCalendar([
  { day: "2026-10-01", kind: "rest", name: "国庆节" },
  { day: "2026-10-02", kind: "rest", name: "国庆节" },
  { day: "2026-10-10", kind: "work", name: "国庆节" },
]);
/** Both in Asia/Shanghai. */
const after = (from: string, hours: number) => addWorkTime(calendar, new Date(`${from}:00+08:00`), hours * HOUR_MS).toISOString();
const at = (time: string) => new Date(`${time}:00+08:00`).toISOString();

describe("time of work", () => {
  test.each([
    ["within a day", "2026-09-29T09:00", 2, "2026-09-29T11:00"],
    ["up to its very end", "2026-09-29T15:30", 2, "2026-09-29T17:30"],
    ["into the next morning", "2026-09-29T16:30", 2, "2026-09-30T09:30"],
    ["from the morning on, for what came at night", "2026-09-29T23:10", 2, "2026-09-30T10:30"],
    ["from the morning on, for what came before it", "2026-09-29T06:00", 2, "2026-09-29T10:30"],
    ["over a weekend", "2026-09-25T17:00", 1, "2026-09-28T09:00"],
    ["over holidays and the weekend behind them", "2026-09-30T17:00", 1, "2026-10-05T09:00"],
    ["on a Saturday that makes up for a holiday", "2026-10-09T17:00", 1, "2026-10-10T09:00"],
    ["over several days", "2026-09-28T08:30", 20, "2026-09-30T10:30"],
  ])("%s", (_case, from, hours, until) => {
    expect(after(from, hours)).toBe(at(until));
  });
});
