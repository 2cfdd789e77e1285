import { expect, it } from "vitest";
import { fineFen } from "./fine-fen.ts";

it.each([
  [0.3, 0.3],
  [1.2, 1.2],
  [52.499_997, 52.5],
  [0.0004, 0],
  [0.0005, 0.001],
  [99.999_9, 100],
  [100.4, 100],
  [123_456_789_012_345, 123_456_789_012_345],
])("%d fen a unit are compared as %d", (fen, fine) => {
  expect(fineFen(fen)).toBe(fine);
});

it("rounds as asked, but no noise of the arithmetic", () => {
  expect(fineFen(0.8 - 0.5, Math.ceil)).toBe(0.3);
  expect(fineFen(0.3001, Math.ceil)).toBe(0.301);
  expect(fineFen(0.3009, Math.floor)).toBe(0.3);
  expect(fineFen(333.4, Math.ceil)).toBe(334);
});
