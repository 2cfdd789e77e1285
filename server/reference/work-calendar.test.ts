import { describe, expect, test } from "vitest";
import { referenceDirectory } from "./read-csv.ts";
import { loadWorkCalendar } from "./work-calendar.ts";

const calendar = loadWorkCalendar(referenceDirectory());

describe("work days", () => {
  test.each([
    ["an ordinary Friday, one day", "2026-11-27", 1, "2026-11-30"],
    ["over a weekend, five days", "2026-11-26", 5, "2026-12-03"],
    ["into National Day 2026", "2026-09-30", 1, "2026-10-08"],
    ["over National Day and its make-up Saturday", "2026-09-30", 3, "2026-10-10"],
    ["the Sunday before National Day is worked", "2026-09-18", 1, "2026-09-20"],
    ["over Spring Festival with both make-up days", "2026-02-13", 6, "2026-02-28"],
    ["Mid-Autumn and National Day of 2025", "2025-09-30", 2, "2025-10-10"],
    ["New Year and its make-up Sunday", "2025-12-31", 1, "2026-01-04"],
  ])("%s", (_name, from, count, due) => {
    expect(calendar.addWorkDays(from, count).due).toBe(due);
  });

  test("between two days are those that a walk from day to day would count", () => {
    const from = "2025-01-20";
    const days = Array.from({ length: 800 }, (_, index) => new Date(Date.UTC(2025, 0, 21 + index)).toISOString().slice(0, 10));
    let counted = 0;
    const walked = days.map((day) => (counted += calendar.isWorkDay(day) ? 1 : 0));
    expect(days.map((day) => calendar.countWorkDays(from, day))).toEqual(walked);
    expect([calendar.countWorkDays(from, from), calendar.countWorkDays(from, "2024-12-01")]).toEqual([0, 0]);
    expect(calendar.countWorkDays("2026-09-18", calendar.addWorkDays("2026-09-18", 12).due)).toBe(12);
  });

  test("says what it took into account, and when a year is not known yet", () => {
    const { special, certain } = calendar.addWorkDays("2026-09-30", 3);
    expect(special.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} rest`),
      "2026-10-10 work",
    ]);
    expect(certain).toBe(true);
    expect(calendar.addWorkDays("2031-01-02", 5)).toMatchObject({ due: "2031-01-09", certain: false });
  });

  test("every published year has its seven holidays, and make-up days fall on weekends", () => {
    for (const year of ["2025", "2026"]) {
      const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(Number(year), 0, index + 1)).toISOString().slice(0, 10));
      // 365 days less 104 or so at weekends and 13 statutory holidays moved around.
      const work = days.filter((day) => calendar.isWorkDay(day)).length;
      expect(work).toBeGreaterThanOrEqual(246);
      expect(work).toBeLessThanOrEqual(250);
    }
  });
});
