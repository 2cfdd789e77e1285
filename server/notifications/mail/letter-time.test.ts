import { describe, expect, test } from "vitest";
import { letterTime, type Wishes } from "./letter-time.ts";

const instant = (time: string) => new Date(`${time}:00+08:00`);
/** As if work went on at any hour. */
const addWorkTime = (from: Date, ms: number) => new Date(from.getTime() + ms);
const timeOf = (wishes: Partial<Wishes>, cameAt: string) => letterTime({ when: "at_once", quietFrom: 22, quietUntil: 7, ...wishes }, instant(cameAt), addWorkTime);

describe("when a notice is sent", () => {
  test.each<[string, Partial<Wishes>, string, string]>([
    ["at once, once the burst is over", {}, "2026-09-30T09:00", "2026-09-30T09:01"],
    ["unread for two hours of work", { when: "unread" }, "2026-09-30T09:00", "2026-09-30T11:00"],
    ["every morning: this one", { when: "daily" }, "2026-09-30T07:59", "2026-09-30T08:00"],
    ["every morning: the next one", { when: "daily" }, "2026-09-30T08:00", "2026-10-01T08:00"],
    ["not in the night", {}, "2026-09-30T22:30", "2026-10-01T07:00"],
    ["not before the morning", {}, "2026-09-30T03:00", "2026-09-30T07:00"],
    ["again from the end of the quiet hours on", {}, "2026-09-30T07:00", "2026-09-30T07:01"],
    ["not in quiet hours within a day", { quietFrom: 12, quietUntil: 14 }, "2026-09-30T12:10", "2026-09-30T14:00"],
    ["at any hour, where none is quiet", { quietFrom: 0, quietUntil: 0 }, "2026-09-30T03:00", "2026-09-30T03:01"],
    ["not in a night that begins at midnight", { quietFrom: 0, quietUntil: 6 }, "2026-09-30T23:59", "2026-10-01T06:00"],
    ["every morning, but after the quiet hours", { when: "daily", quietUntil: 9 }, "2026-09-30T06:00", "2026-09-30T09:00"],
  ])("%s", (_case, wishes, cameAt, until) => {
    expect(timeOf(wishes, cameAt)).toEqual(instant(until));
  });

  test("never", () => {
    expect(timeOf({ when: "never" }, "2026-09-30T09:00")).toBeNull();
  });
});
