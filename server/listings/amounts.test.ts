import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../../app/contracts/common.ts";
import { loadReference } from "../reference/load-reference.ts";
import { listingReference } from "../reference/listing-reference.ts";
import { readMilli, storePrice, storeQuantity, writeMilli } from "./amounts.ts";

const reference = listingReference(loadReference());

describe("amounts", () => {
  it("keep every digit of what was written", () => {
    const written = fc
      .tuple(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([whole, milli]) => writeMilli(whole * 1_000 + milli))
      .filter((text) => decimal.safeParse(text).success);
    fc.assert(
      fc.property(written, (text) => {
        expect(writeMilli(readMilli(text))).toBe(text);
      }),
    );
    expect(readMilli("12.5")).toBe(12_500);
    expect(writeMilli(12_050)).toBe("12.05");
  });

  it("are stored in their own and in the canonical unit", () => {
    expect(storeQuantity(reference, { value: "500", unit: "台套" }, "quantity")).toEqual({
      milli: 500_000,
      unit: "台套",
      canonicalMilli: 500_000,
      canonicalUnit: "台",
    });
    expect(storeQuantity(reference, { value: "1.5", unit: "万吨" }, "quantity").canonicalMilli).toBe(15_000_000);
  });

  it.each([
    [12_000, "万件", 1.2, "件"],
    [3_000, "万件", 0.3, "件"],
    [35_000, "亩", 52.5, "平方米"],
    [350, "公斤", 350_000, "吨"],
    [3_500, "㎡", 3_500, "平方米"],
    [0, "万件", 0, "件"],
  ])("as a price: %d fen for one %s are %d for one %s", (amount, per, canonicalFen, canonicalPer) => {
    expect(storePrice(reference, { amount, currency: "CNY", per })).toEqual({ fen: amount, per, canonicalFen, canonicalPer });
  });

  it("refuse unknown units and what cannot be counted exactly, on the field", () => {
    const refusal = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return (error as { faults?: unknown }).faults;
      }
      return null;
    };
    expect(refusal(() => storeQuantity(reference, { value: "1", unit: "光年" }, "minLot"))).toEqual([{ path: "minLot.unit", rule: "unit" }]);
    expect(refusal(() => storeQuantity(reference, { value: "1000000000000", unit: "亿元" }, "quantity"))).toEqual([
      { path: "quantity.value", rule: "quantity_range" },
    ]);
    expect(refusal(() => storePrice(reference, { amount: 4, currency: "CNY", per: "万件" }))).toEqual([
      { path: "price.amount", rule: "price_too_low", facts: { unit: "件" } },
    ]);
    expect(refusal(() => storePrice(reference, { amount: 1, currency: "CNY", per: "" }))).toEqual([{ path: "price.per", rule: "unit" }]);
  });
});
