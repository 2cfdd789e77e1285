import { describe, expect, it } from "vitest";
import type { ListingRecord } from "../../models/listing.ts";
import type { Relaxation } from "./engine/types.ts";
import { changeOfRelaxation } from "./relaxation-change.ts";

const today = "2026-11-28";
const units = { unitGroup: (unit: string) => (unit === "套" ? "件" : unit) };
const relaxation = (given: Partial<Relaxation>): Relaxation => ({ kind: "days", amount: 6, code: null, unit: null, fits: 1, ids: [], zh: "", en: "", ...given });

/** 500 dozen of which 400 are open: 6,000 and 4,800 pieces. */
const need = {
  kind: "need",
  dueDate: "2026-12-10",
  window: { from: "2026-12-01", until: "2026-12-12" },
  quantity: { milli: 500_000, unit: "打", canonicalMilli: 6_000_000, canonicalUnit: "件" },
  remainingMilli: 400_000,
  maxDistanceKm: 100,
  price: { fen: 12_000, per: "打", canonicalFen: 1_000, canonicalPer: "件" },
  amountFen: 3_840_000,
  qualifications: [
    { code: "ISO 9001", hard: true },
    { code: "二级焊缝探伤", hard: true },
  ],
} as unknown as ListingRecord;
const resource = { ...need, kind: "resource", dueDate: null, qualifications: [{ code: "ISO 9001", hard: false }] } as unknown as ListingRecord;

describe("a concession as a change of the listing", () => {
  it.each<[string, Partial<Relaxation>, object]>([
    ["later: both ends that stand in the way", { kind: "days", amount: 6 }, { dueDate: "2026-12-16", window: { from: "2026-12-01", until: "2026-12-16" } }],
    ["later by one day: the end of the work stands in nobody's way", { kind: "days", amount: 1 }, { dueDate: "2026-12-11" }],
    ["less, in the need's own unit, rounded down", { kind: "quantity", amount: 1_000 }, { quantity: { value: "499.916", unit: "打" } }],
    ["farther", { kind: "distance", amount: 31 }, { maxDistanceKm: 131 }],
    ["dearer: price and budget, the budget being the tighter one", { kind: "price", amount: 300, unit: "套" }, { price: { amount: 13_200, currency: "CNY", per: "打" }, amount: { amount: 5_280_000, currency: "CNY" } }],
    ["without one qualification", { kind: "qualification", code: "二级焊缝探伤" }, { qualifications: [{ code: "ISO 9001", hard: true }, { code: "二级焊缝探伤", hard: false }] }],
  ])("of a need: %s", (_name, given, change) => {
    expect(changeOfRelaxation(units, relaxation(given), need, today)).toEqual(change);
  });

  it.each<[string, Partial<Relaxation>, object | null]>([
    ["earlier", { kind: "days", amount: 3 }, { window: { from: "2026-11-28", until: "2026-12-12" } }],
    ["not earlier than today", { kind: "days", amount: 4 }, null],
    ["more", { kind: "quantity", amount: 12_000 }, { quantity: { value: "501", unit: "打" } }],
    ["cheaper", { kind: "price", amount: 100 }, { price: { amount: 10_800, currency: "CNY", per: "打" } }],
    ["no nearer", { kind: "distance", amount: 31 }, null],
    ["no better qualified", { kind: "qualification", code: "二级焊缝探伤" }, null],
  ])("of a resource: %s", (_name, given, change) => {
    expect(changeOfRelaxation(units, relaxation(given), resource, today)).toEqual(change);
  });

  it("raises only what limits the price of the counterpart's unit", () => {
    const byArea = { ...need, price: { fen: 4_000, per: "㎡", canonicalFen: 4_000, canonicalPer: "平方米" } } as ListingRecord;
    const dearer = (unit: string) => changeOfRelaxation(units, relaxation({ kind: "price", amount: 300, unit }), byArea, today);
    expect(dearer("平方米")).toEqual({ price: { amount: 4_300, currency: "CNY", per: "㎡" } });
    expect(dearer("套")).toEqual({ amount: { amount: 5_280_000, currency: "CNY" } });
    expect(dearer("吨")).toBeNull();
  });

  it("is exact where a piece costs less than a fen", () => {
    const screws = { ...need, price: { fen: 2_000, per: "万件", canonicalFen: 0.2, canonicalPer: "件" }, amountFen: null } as ListingRecord;
    expect(changeOfRelaxation(units, relaxation({ kind: "price", amount: 0.1, unit: "件" }), screws, today)).toEqual({ price: { amount: 3_000, currency: "CNY", per: "万件" } });
    const maker = { ...screws, kind: "resource" } as ListingRecord;
    expect(changeOfRelaxation(units, relaxation({ kind: "price", amount: 0.05 }), maker, today)).toEqual({ price: { amount: 1_500, currency: "CNY", per: "万件" } });
  });

  it("is none where the need says nothing that could be relaxed, or nothing would be left of it", () => {
    const silent = { ...need, dueDate: null, window: null, quantity: null, remainingMilli: null, maxDistanceKm: null, price: null, amountFen: null } as ListingRecord;
    for (const kind of ["days", "quantity", "distance", "price"] as const) expect(changeOfRelaxation(units, relaxation({ kind, unit: "件" }), silent, today)).toBeNull();
    expect(changeOfRelaxation(units, relaxation({ kind: "quantity", amount: 4_800_000 }), need, today)).toBeNull();
  });
});
