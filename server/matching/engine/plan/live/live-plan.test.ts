import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateMarket, mulberry32 } from "../../../../../scripts/bench/plan-market.ts";
import { solveMarket } from "../solve-market.ts";
import { arbitraryMarket, buildMarket } from "../testing/arbitrary-market.ts";
import { slowOptimum } from "../testing/slow-optimum.ts";
import type { Market } from "../types.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import { LivePlan } from "./live-plan.ts";

const emptyMarket = {
  needQuantity: new Float64Array(0),
  resourceCapacity: new Float64Array(0),
  needStart: new Int32Array(1),
  edgeResource: new Int32Array(0),
  edgeProfit: new Float64Array(0),
};

const start = (market: Market) => new LivePlan(market, solveMarket(market));

/** What a full solve of the market of this moment gives. */
function solvedAnew(plan: LivePlan): number {
  const { market } = plan.snapshot();
  return verifyCertificate(market, solveMarket(market)).primal;
}

const step = fc.record({
  kind: fc.constantFrom("publish", "publish", "change", "withdraw"),
  side: fc.constantFrom("needs" as const, "resources" as const),
  pick: fc.nat(1_000),
  amount: fc.nat(12),
  partners: fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: -1, max: 20 })), { maxLength: 6 }),
});

describe("LivePlan", () => {
  it("equals a full solve, with its certificate, after every step of random sequences", () => {
    fc.assert(
      fc.property(arbitraryMarket(6), fc.array(step, { minLength: 1, maxLength: 25 }), (market, steps) => {
        const plan = start(market);
        const open = {
          needs: [...market.needQuantity.keys()],
          resources: [...market.resourceCapacity.keys()],
        };
        for (const { kind, side, pick, amount, partners } of steps) {
          const slots = open[side];
          const others = open[side === "needs" ? "resources" : "needs"];
          const slot = slots[pick % Math.max(1, slots.length)];
          if (kind === "publish") {
            const edges = others.length
              ? partners.map(([k, profitPerUnit]) => ({ partner: others[k % others.length]!, profitPerUnit }))
              : [];
            slots.push(plan.publish(side, amount, edges));
          } else if (slot !== undefined && kind === "change") {
            plan.change(side, slot, amount);
          } else if (slot !== undefined) {
            plan.withdraw(side, slot);
            slots.splice(slots.indexOf(slot), 1);
          }
          const now = plan.snapshot();
          const certificate = verifyCertificate(now.market, now.solution);
          expect(certificate).toEqual({ feasible: true, primal: plan.value(), dual: plan.value() });
        }
        expect(plan.value()).toBe(solvedAnew(plan));
        expect(plan.value()).toBe(slowOptimum(plan.snapshot().market));
      }),
      { numRuns: 600 },
    );
  });

  it("equals a full solve without them, with its certificate, after edges were closed", () => {
    fc.assert(
      fc.property(arbitraryMarket(6), fc.array(fc.nat(1_000), { maxLength: 12 }), (market, picks) => {
        const plan = start(market);
        const open = [...market.edgeProfit.keys()];
        const profit = market.edgeProfit.slice();
        for (const pick of picks) {
          const [edge] = open.splice(pick % Math.max(1, open.length), 1);
          if (edge === undefined) break;
          plan.close(edge);
          profit[edge] = -1;
          const now = plan.snapshot();
          expect(verifyCertificate(now.market, now.solution)).toEqual({ feasible: true, primal: plan.value(), dual: plan.value() });
        }
        expect(plan.value()).toBe(slowOptimum(plan.snapshot().market));
        expect(market.edgeProfit.reduce((sum, each, edge) => sum + each * plan.flow(edge), 0)).toBe(plan.value());
        expect([...profit.keys()].filter((edge) => profit[edge] === -1 && plan.flow(edge) > 0)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps its certificate in markets where one change moves many others", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const market = generateMarket(120, 1, seed);
      const plan = start(market);
      const random = mulberry32(seed);
      const pick = (most: number) => Math.floor(random() * most);
      for (let k = 0; k < 150; k++) {
        const [slot, side, amount] = [pick(120), random() < 0.5 ? ("needs" as const) : ("resources" as const), 1 + pick(50)];
        if (k % 3 === 0) {
          const edges = Array.from({ length: 8 }, () => ({ partner: pick(120), profitPerUnit: 1 + pick(900) }));
          plan.publish("needs", amount, edges.filter(({ partner }) => plan.has("resources", partner)));
        } else if (plan.has(side, slot)) {
          if (k % 3 === 1) plan.withdraw(side, slot);
          else plan.change(side, slot, amount);
        }
        const { market: now, solution } = plan.snapshot();
        expect(verifyCertificate(now, solution)).toEqual({ feasible: true, primal: plan.value(), dual: plan.value() });
      }
      expect(plan.value()).toBe(solvedAnew(plan));
    }
  });

  it("starts from nothing and gives 300 + 200 where one supplier is too small", () => {
    const plan = new LivePlan(emptyMarket, { edgeFlow: new Float64Array(0), needPrice: new Float64Array(0), resourcePrice: new Float64Array(0) });
    const near = plan.publish("resources", 300, []);
    const far = plan.publish("resources", 400, []);
    const need = plan.publish("needs", 500, [
      { partner: near, profitPerUnit: 10 },
      { partner: far, profitPerUnit: 6 },
    ]);
    expect(plan.value()).toBe(300 * 10 + 200 * 6);
    expect([...plan.snapshot().solution.edgeFlow]).toEqual([300, 200]);
    plan.withdraw("resources", near);
    expect(plan.value()).toBe(400 * 6);
    plan.change("needs", need, 100);
    expect(plan.value()).toBe(100 * 6);
  });

  it("refuses amounts, profits and slots that are none, and leaves the plan as it was", () => {
    const plan = start(buildMarket([5], [5], [[0, 0, 3]]));
    expect(() => plan.publish("needs", -1, [])).toThrow("amount");
    expect(() => plan.publish("needs", 1e18, [])).toThrow("amount");
    expect(() => plan.publish("needs", 1, [{ partner: 7, profitPerUnit: 1 }])).toThrow("edges[0].partner");
    expect(() => plan.publish("needs", 1, [{ partner: 0, profitPerUnit: 0.5 }])).toThrow("edges[0].profitPerUnit");
    expect(() => plan.change("resources", 1, 3)).toThrow("nobody");
    plan.withdraw("resources", 0);
    expect(() => plan.withdraw("resources", 0)).toThrow("nobody");
    expect(plan.value()).toBe(0);
  });
});
