import { expect, it } from "vitest";
import { ledgerNumber } from "../../app/contracts/common.ts";
import { ledgerNumbers } from "./ledger-numbers.ts";

const numbers = ["2025-1", "2025-12", "2026-1", "2026-12", "2026-120", "2026-2026", "2026-7"];

const found = (typed: string) => {
  const { number } = ledgerNumbers(ledgerNumber.parse(typed), "2026-11-30") as { number: { $regex?: string; $in?: string[] } };
  return numbers.filter((one) => number.$in?.includes(one) ?? new RegExp(number.$regex!).test(one));
};

it.each([
  ["2026-12", ["2026-12", "2026-120"]],
  ["2026-7", ["2026-7"]],
  ["2026", ["2026-1", "2026-12", "2026-120", "2026-2026", "2026-7"]],
  ["2025-", ["2025-1", "2025-12"]],
  ["12", ["2025-12", "2026-12"]],
  ["007", ["2026-7"]],
  ["2031", []],
  ["0", []],
])("%j finds %j", (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

it.each(["", "-12", "26-12", " 12", "12a", "2026-12-1", "2026.12", "x", "1".repeat(30)])("%j is no number", (typed) => {
  expect(ledgerNumber.safeParse(typed).success).toBe(false);
});
