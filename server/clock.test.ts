import { describe, expect, test } from "vitest";
import { addDays, dayAt, daysBetween, endOfDay, startOfDay } from "./clock.ts";

describe("days in Asia/Shanghai", () => {
  const named = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });

  test("are those of the zone by its name, at the border of every day of two years", () => {
    for (let day = "2026-01-01"; day < "2028-03-01"; day = addDays(day, 1)) {
      const first = startOfDay(day);
      const last = new Date(endOfDay(day).getTime() - 1);
      expect([dayAt(first), dayAt(last)]).toEqual([day, day]);
      expect([named.format(first), named.format(last)]).toEqual([day, day]);
    }
  });

  test("are counted over the end of February and of a year", () => {
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
    expect(daysBetween("2026-12-31", "2028-03-01")).toBe(426);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });
});
