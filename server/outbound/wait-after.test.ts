import { expect, test } from "vitest";
import { waitAfter } from "./wait-after.ts";

test("waits longer each time, not all at once, and never longer than it should", () => {
  const patience = { firstMs: 10_000, longestMs: 30 * 60_000 };
  expect([waitAfter(patience, 0, 0), waitAfter(patience, 0, 1)]).toEqual([7_500, 12_500]);
  expect(waitAfter(patience, 3, 0.5)).toBe(80_000);
  expect(waitAfter(patience, 60, 1)).toBe(2_250_000);
});
