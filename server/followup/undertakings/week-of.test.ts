import { describe, expect, test } from "vitest";
import { countWeeks, missedWeek, weekOf, weeksOf } from "./week-of.ts";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const line = (week: string) => ({ id: "", at: at(week), week, person: "", name: "", byAssistant: false, moved: "", next: "", blocks: "" });
const states = (subject: Parameters<typeof weeksOf>[0], now: Date) => weeksOf(subject, now).map(({ week, state }) => `${week} ${state}`);

describe("the weeks of a leader's problem", () => {
  // 30 November 2026 is a Monday.
  test.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-12-06", "2026-11-30"],
    ["2026-12-07", "2026-12-07"],
    ["2027-01-01", "2026-12-28"],
  ])("%s is of the week of %s", (day, monday) => expect(weekOf(day)).toBe(monday));

  test("a line is due for every week that it was running into its Friday", () => {
    const thursday = { runs: [{ person: "a", from: at("2026-12-03", "23:59"), until: null }], lines: [] };
    const friday = { runs: [{ person: "a", from: at("2026-12-04", "00:01"), until: null }], lines: [] };
    expect(states(thursday, at("2026-12-08"))).toEqual(["2026-11-30 missed", "2026-12-07 open"]);
    expect(states(friday, at("2026-12-08"))).toEqual(["2026-11-30 free", "2026-12-07 open"]);
    expect(missedWeek(thursday, at("2026-12-08"))).toBe("2026-11-30");
    expect(missedWeek(friday, at("2026-12-08"))).toBeNull();
  });

  test("Sunday is the last day of a week, by Shanghai's clock", () => {
    const subject = { runs: [{ person: "a", from: at("2026-11-30"), until: null }], lines: [] };
    expect(states(subject, at("2026-12-06", "23:59"))).toEqual(["2026-11-30 open"]);
    expect(states(subject, at("2026-12-07", "00:00"))).toEqual(["2026-11-30 missed", "2026-12-07 open"]);
  });

  test("no line is due while it waits for the unit's word, and each owner answers for the weeks that were theirs", () => {
    const subject = {
      runs: [
        { person: "a", from: at("2026-11-30"), until: at("2026-12-09") },
        { person: "b", from: at("2026-12-09"), until: at("2026-12-16") },
        { person: "b", from: at("2026-12-28"), until: null },
      ],
      lines: [line("2026-11-30"), line("2026-11-30"), line("2026-12-28")],
    };
    const now = at("2027-01-05");
    expect(states(subject, now)).toEqual(["2026-11-30 written", "2026-12-07 missed", "2026-12-14 free", "2026-12-21 free", "2026-12-28 written", "2027-01-04 open"]);
    expect(countWeeks(subject, now)).toEqual({ due: 3, written: 2 });
    expect(countWeeks(subject, now, "a")).toEqual({ due: 1, written: 1 });
    expect(countWeeks(subject, now, "b")).toEqual({ due: 2, written: 1 });
  });

  test("a line in the week after ends the asking, but does not fill the hole", () => {
    const subject = { runs: [{ person: "a", from: at("2026-11-30"), until: null }], lines: [line("2026-12-07")] };
    expect(missedWeek(subject, at("2026-12-08"))).toBeNull();
    expect(countWeeks(subject, at("2026-12-08"))).toEqual({ due: 1, written: 0 });
  });
});
