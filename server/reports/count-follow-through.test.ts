import { describe, expect, it } from "vitest";
import type { ActionRecord } from "../../models/action.ts";
import { countTasks, daysOf } from "./count-follow-through.ts";

describe("the days of a period", () => {
  it.each([
    ["month", "2026-02-10", "2026-02-01", "2026-02-28"],
    ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
    ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
    ["quarter", "2026-11-30", "2026-10-01", "2026-12-31"],
    ["quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
    ["year", "2026-06-01", "2026-01-01", "2026-12-31"],
  ] as const)("%s that runs on %s", (period, today, from, until) => {
    expect(daysOf(period, today)).toEqual({ from, until });
  });

  it("have no bounds for all time", () => expect(daysOf("all", "2026-06-01")).toBeNull());
});

describe("the tasks of a unit", () => {
  const task = (state: ActionRecord["state"], due: string, ...reports: string[]) => ({
    lead: "u",
    state,
    due,
    log: reports.map((at, id) => ({ id: `${id}`, at: new Date(at), kind: "done" as const, name: "", organization: "", percent: null, text: "" })),
  });

  it("are finished or open; late ones are told by the day in China, and by the last report", () => {
    expect(
      countTasks(
        [
          // 23:30 on the last day.
          task("confirmed", "2026-11-20", "2026-11-20T15:30:00Z"),
          // Half an hour after it.
          task("done", "2026-11-20", "2026-11-20T16:30:00Z"),
          // Reported in time, returned, and reported again too late.
          task("confirmed", "2026-11-20", "2026-11-18T00:00:00Z", "2026-11-23T00:00:00Z"),
          task("accepted", "2026-11-29"),
          task("objected", "2026-11-30"),
          task("assigned", "2026-12-05"),
        ],
        "2026-11-30",
      ),
    ).toEqual({ due: 6, finished: 3, inTime: 1, confirmed: 2, open: 3, overdue: 1 });
  });
});
