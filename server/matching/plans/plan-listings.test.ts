import { describe, expect, it } from "vitest";
import type { ListingRecord } from "../../../models/listing.ts";
import type { Suggestion } from "../engine/types.ts";
import { planOption } from "./plan-listings.ts";

const units = { unitGroup: (unit: string) => unit };
const screws = {
  quantity: { milli: 1_000_000_000, unit: "件", canonicalMilli: 1_000_000_000, canonicalUnit: "件" },
  stakeFen: null,
  amountFen: null,
  price: { fen: 3_000, per: "万件", canonicalFen: 0.3, canonicalPer: "件" },
} as unknown as ListingRecord;
const suggestion = {
  id: "maker",
  relevance: 100,
  supplyMilli: 1_000_000_000,
  score: 80,
  milliScore: 80_000,
  reasons: [
    { criterion: "price", facts: { overPermille: 0 } },
    { criterion: "time", facts: { firstDay: 20_000, lastDay: 20_010 } },
  ],
} as unknown as Suggestion;

describe("what a supply means for a plan", () => {
  it("is worth one fen a unit at least, so that cheap pieces have their place", () => {
    expect(planOption(units, screws, suggestion)).toEqual({ resource: "maker", profitPerUnit: 1, from: 20_000, until: 20_010, score: 80 });
  });

  it("is nothing where the price is above what the need would pay", () => {
    const dear = { ...suggestion, reasons: [{ criterion: "price", facts: { overPermille: 1 } }, suggestion.reasons[1]!] } as Suggestion;
    expect(planOption(units, screws, dear)).toBeNull();
  });
});
