import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fenOfYuan } from "./fen-of-yuan.ts";
import { yuanOfFen } from "./yuan-of-fen.ts";

it.each([
  ["46.5", 4_650],
  ["1,500", 150_000],
  ["35.00", 3_500],
  ["35.100", 3_510],
  ["0", 0],
  ["10,000,000,000,000", 1_000_000_000_000_000],
  ["0.003", 0.3],
  ["12.345", 1_234.5],
  ["面议", "面议"],
  ["-5", "-5"],
  ["1e3", "1e3"],
  ["1.00000000000000000001", "1.00000000000000000001"],
])("%s yuan are sent as %s", (typed, sent) => {
  expect(fenOfYuan(typed)).toBe(sent);
});

it("fields give back what they were filled with", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), (fen) => fenOfYuan(yuanOfFen(fen)) === fen));
  expect([0.3, 0.7, 52.5].map(yuanOfFen)).toEqual(["0.003", "0.007", "0.525"]);
});
