/**
 * A min-cost flow problem: node x sends out `supply[x]` more units than it takes in (negative: it takes in more), arc a carries
 * between `lower[a]` and `upper[a]` units (upper Infinity: no bound) at `cost[a]` each. All numbers whole and exact in a double.
 */
export interface FlowNetwork {
  supply: Float64Array;
  source: Int32Array;
  target: Int32Array;
  lower: Float64Array;
  upper: Float64Array;
  cost: Float64Array;
}

/**
 * The answer: no flow meets all supplies within the bounds (`infeasible`), some flow does but there is always a cheaper one
 * (`unbounded`), or a cheapest flow with the node prices that prove it; `value` is exact however large.
 */
export type FlowAnswer =
  | { kind: "infeasible" }
  | { kind: "unbounded" }
  | { kind: "optimal"; value: bigint; certified: boolean; flow: Float64Array; price: Float64Array };
