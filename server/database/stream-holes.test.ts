import { expect, it } from "vitest";
import { createStreamCheck } from "./stream-holes.ts";

const NOW = Date.parse("2026-11-30T00:00:00Z");
const daysAgo = (days: number) => NOW - days * 86_400_000;

type Event = [stream: string, seq: number, daysAgo?: number];

const lines = (events: Event[], counters: Record<string, number>, isStory = false) => {
  const check = createStreamCheck(NOW);
  for (const [id, value] of Object.entries(counters)) check.counter(id, value);
  for (const [stream, seq, days = 1] of events) check.event(stream, seq, daysAgo(days));
  if (isStory) check.story();
  return check.faults().map(({ line }) => line);
};

it("finds none in streams that grow by one, from any number on and in any order, and none in counters of something else", () => {
  expect(lines([["a", 7], ["b", 1], ["a", 9], ["a", 8]], { a: 9, b: 1, gone: 40, "suggestions:x:2026": 3 })).toEqual([]);
});

it.each<[Event[], Record<string, number>, string[]]>([
  [[["a", 1], ["a", 3]], { a: 3 }, ["the stream a lacks what follows 1"]],
  [[["a", 1], ["a", 2]], { a: 3 }, ["the stream a ends with 2, but 3 was counted"]],
  [[["a", 1]], {}, ["the stream a ends with 1, but nothing was counted"]],
  [[["a", 1], ["a", 3]], { a: 4 }, ["the stream a lacks what follows 1 and ends with 3, but 4 was counted"]],
  [[["a", 1, 28], ["a", 3, 27]], { a: 3 }, ["the stream a lacks what follows 1"]],
])("of %j with %j says %j", (events, counters, expected) => {
  expect(lines(events, counters)).toEqual(expected);
});

it("takes it that what lay between events about to expire has expired before them, and anything of a story", () => {
  expect(lines([["a", 1, 29.9], ["a", 3, 29.8], ["a", 4]], { a: 4 })).toEqual([]);
  expect(lines([["a", 1], ["a", 3]], { a: 3 }, true)).toEqual([]);
  expect(lines([["a", 1], ["a", 3]], { a: 4 }, true)).toEqual(["the stream a ends with 3, but 4 was counted"]);
});
