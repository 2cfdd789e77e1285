import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readMilli, writeMilli } from "./milli.ts";

it("writes and reads every quantity without loss", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e15 }), (milli) => {
      expect(readMilli(writeMilli(milli))).toBe(milli);
    }),
  );
  expect(writeMilli(-1_500)).toBe("-1.5");
});
