import { expect, test } from "vitest";
import { nextEditionDay } from "./next-edition-day.ts";

test.each([
  [1, 5, "2026-12-01", "2026-12-05"],
  [1, 5, "2026-12-05", "2027-01-05"],
  [3, 10, "2026-12-01", "2027-01-10"],
  [3, 10, "2026-10-09", "2026-10-10"],
  [2, 1, "2026-11-01", "2027-01-01"],
  [6, 28, "2026-07-28", "2027-01-28"],
  [12, 1, "2026-01-01", "2027-01-01"],
])("every %i months on day %i: after %s comes %s", (months, day, after, next) => {
  expect(nextEditionDay({ months, day }, after)).toBe(next);
});
