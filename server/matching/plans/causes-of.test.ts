import { describe, expect, it } from "vitest";
import { causesOf } from "./causes-of.ts";
import type { PlanNeed } from "./plan-listings.ts";
import { PlanMarket } from "./plan-market.ts";

const need = (id: string, revision: number): PlanNeed => ({
  id,
  revision,
  alliance: "alliance",
  arrival: "2026-09-01T00:00:00.000Z",
  quantity: { milli: 1_000, unit: "套", canonicalMilli: 1_000, canonicalUnit: "套" },
  openMilli: 1_000,
  minLotMilli: null,
  options: [],
});
const marketOf = (...needs: PlanNeed[]) => new PlanMarket(20_000, { needs, resources: [], gone: [] });
const nothingMore = new Set<string>();

describe("why a plan changed", () => {
  it("is what came, what went, and what is not as the plan was computed from it", () => {
    const before = new Map([["gone", 0], ["changed", 0], ["untold", 3]]);
    const market = marketOf(need("changed", 1), need("untold", 4), need("new", 0));
    expect(causesOf(before, market, ["changed", "gone"], nothingMore)).toEqual([
      { listing: "changed", what: "changed" },
      { listing: "gone", what: "gone" },
      { listing: "new", what: "new" },
    ]);
  });

  it("is not a listing that is told of only after the plan was computed from it as it is", () => {
    expect(causesOf(new Map([["early", 0]]), marketOf(need("early", 0)), ["early"], nothingMore)).toEqual([]);
  });

  it("is a listing of which more is known, or of which nobody knows how the plan was computed from it", () => {
    const changed = [{ listing: "need", what: "changed" }];
    expect(causesOf(new Map([["need", 2]]), marketOf(need("need", 2)), ["need"], new Set(["need"]))).toEqual(changed);
    expect(causesOf(new Map([["need", null]]), marketOf(need("need", 2)), ["need"], nothingMore)).toEqual(changed);
  });
});

describe("the market of a plan", () => {
  it("is the same market where only the revision of a listing grew, and knows that revision", () => {
    const market = marketOf(need("need", 0));
    const basis = market.basis();
    expect(market.take({ needs: [need("need", 1)], resources: [], gone: [] }).needs).toEqual([]);
    expect(market.basis()).toBe(basis);
    expect([...market.edition()]).toEqual([["need", 1]]);
    market.take({ needs: [], resources: [], gone: ["need"] });
    expect([...market.edition()]).toEqual([]);
  });
});
