import { expect, it } from "vitest";
import { createRecentDelays } from "./recent-delays.ts";

const MINUTE = 60_000;

it("has nothing to say before the first", () => {
  expect(createRecentDelays().read()).toBeNull();
});

it("tells the middle, the slowest twentieth and the longest to one in a hundred", () => {
  const delays = createRecentDelays();
  for (let ms = 1; ms <= 100; ms++) delays.record(ms);
  const read = delays.read()!;
  expect(read.count).toBe(100);
  for (const [found, expected] of [[read.p50Ms, 50], [read.p95Ms, 95], [read.p99Ms, 99], [read.longestMs, 100]] as const) expect(Math.abs(found / expected - 1)).toBeLessThan(0.01);
});

it("takes what has no length, and what is longer than it tells apart", () => {
  const delays = createRecentDelays();
  for (const ms of [0, -3, 1e9]) delays.record(ms);
  expect(delays.read()!.count).toBe(3);
});

it("remembers five minutes and forgets ten", () => {
  let now = 0;
  const delays = createRecentDelays(() => now);
  delays.record(7);
  now = 6 * MINUTE;
  delays.record(9);
  expect(delays.read()!.count).toBe(2);
  now = 11.1 * MINUTE;
  expect(delays.read()!.count).toBe(1);
  now = 30 * MINUTE;
  expect(delays.read()).toBeNull();
});
