import { expect, test } from "vitest";
import { groupDigits } from "./group-digits.ts";

test.each([
  ["0", "0"],
  ["999", "999"],
  ["1000", "1,000"],
  ["-12345.6789", "-12,345.6789"],
  ["999999999999", "999,999,999,999"],
])("%s is written %s", (plain, grouped) => {
  expect(groupDigits(plain)).toBe(grouped);
});
