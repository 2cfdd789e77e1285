import { describe, expect, it } from "vitest";
import type { ListingRecord } from "../../../models/listing.ts";
import { worthPerUnit } from "./worth-per-unit.ts";

const ports = { unitGroup: (unit: string) => (unit === "台" || unit === "套" ? "件数" : unit) };
const quantity = { milli: 500_000, unit: "台套", canonicalMilli: 500_000, canonicalUnit: "台" };
const price = (canonicalPer: string) => ({ fen: 3_500, per: canonicalPer, canonicalFen: 3_500, canonicalPer });
const silent = { quantity, stakeFen: null, amountFen: null, price: null } satisfies Partial<ListingRecord>;

describe("what serving one unit of a need is worth", () => {
  it.each([
    ["the loss that threatens", { stakeFen: 86_000_000, amountFen: 5_000_000, price: price("台") }, 172_000],
    ["else the budget", { amountFen: 5_000_000, price: price("台") }, 10_000],
    ["else its price for that unit", { price: price("台") }, 3_500],
    ["a set for a piece", { price: price("套") }, 3_500],
    ["never its price for a square metre", { price: price("平方米") }, 100],
    ["one yuan where it says nothing", {}, 100],
  ])("is %s", (_what, terms, worth) => {
    expect(worthPerUnit(ports, { ...silent, ...terms })).toBe(worth);
  });
});
