import * as fc from "fast-check";
import { expect, it } from "vitest";
import { EdgeLists } from "./edge-lists.ts";

const step = fc.record({ slot: fc.nat(4), remove: fc.boolean(), pick: fc.nat(1_000), partner: fc.nat(99), profit: fc.integer({ min: 1, max: 2 ** 53 - 1 }) });

it("keeps each slot's edges with partner and profit, however often slots outgrow their room", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 3 }), fc.array(step, { maxLength: 120 }), (room, steps) => {
      const lists = new EdgeLists(Int32Array.from(room));
      const naive: { edge: number; partner: number; profit: number }[][] = [[], [], [], [], []];
      for (let slot = 0; slot < 5; slot++) lists.open(slot);
      steps.forEach(({ slot, remove, pick, partner, profit }, edge) => {
        const edges = naive[slot]!;
        if (remove && edges.length > 0) lists.remove(slot, edges.splice(pick % edges.length, 1)[0]!.edge);
        else if (!remove) {
          lists.add(slot, edge, partner, profit);
          edges.push({ edge, partner, profit });
        }
      });
      naive.forEach((edges, slot) => {
        const held = Array.from(lists.of(slot), (edge, k) => {
          const at = lists.start[slot]! + k;
          return { edge, partner: lists.partner[at]!, profit: lists.profit[at]! };
        });
        expect(held.toSorted((a, b) => a.edge - b.edge)).toEqual(edges);
      });
    }),
  );
});
