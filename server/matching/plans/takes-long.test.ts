import { describe, expect, it } from "vitest";
import { takesLong } from "./takes-long.ts";

describe("takesLong", () => {
  const offers = [1, 2].map((k) => ({ resource: `r${k}`, profitPerUnit: 1, from: 0, until: null }));
  const market = (lots: { need?: number; resource?: number }) => ({
    needs: [1, 2].map((k) => ({ id: `n${k}`, arrival: "", quantity: 5, minLot: lots.need ?? null, offers })),
    resources: [1, 2].map((k) => ({ id: `r${k}`, capacity: 5, minLot: lots.resource ?? null, ratePerDay: null })),
  });

  it("counts edges, and expects more of a market in which a lot may stand in the way", () => {
    const from = { plain: 5, withLots: 4 };
    expect(takesLong(market({}), from)).toBe(false);
    expect(takesLong(market({}), { ...from, plain: 4 })).toBe(true);
    for (const lots of [{ need: 2 }, { resource: 2 }]) expect(takesLong(market(lots), from)).toBe(true);
    expect(takesLong(market({ need: 1, resource: 1 }), from)).toBe(false);
  });
});
