import { describe, expect, it } from "vitest";
import { readDay } from "./read-day.ts";

const today = "2026-11-28";

describe("a day as people type it", () => {
  it.each([
    ["2026-12-8", "2026-12-08"],
    ["2026年12月8日", "2026-12-08"],
    ["2026/12/08 ", "2026-12-08"],
    ["2026.2.9", "2026-02-09"],
    ["20261208", "2026-12-08"],
    ["12月8日", "2026-12-08"],
    ["12-8", "2026-12-08"],
    ["1208", "2026-12-08"],
  ])("%s is %s", (text, day) => {
    expect(readDay(text, { today })).toBe(day);
  });

  it.each(["", "明天", "2026-13-01", "2026-02-30", "2月30日", "12", "2026-12", "8月"])("%s is none", (text) => {
    expect(readDay(text, { today })).toBeNull();
  });

  it("without a year is the next or last one where only that lies within the bounds", () => {
    expect(readDay("1月9日", { today, min: today })).toBe("2027-01-09");
    expect(readDay("12月9日", { today, max: today })).toBe("2025-12-09");
    expect(readDay("1月9日", { today })).toBe("2026-01-09");
  });
});
