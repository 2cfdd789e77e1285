/**
 * Needs, resources and who could supply whom, as typed arrays: the edges of need i are `needStart[i] .. needStart[i + 1]`. Quantities and
 * capacities are whole units, profits what one unit saves or earns, whole and positive. Splitting is allowed, serving is never forced.
 */
export interface Market {
  needQuantity: Float64Array;
  resourceCapacity: Float64Array;
  needStart: Int32Array;
  edgeResource: Int32Array;
  edgeProfit: Float64Array;
}

/** A solver's answer on a market: units per edge and the prices of needs and resources (all 0 or more). */
export interface MarketSolution {
  edgeFlow: Float64Array;
  needPrice: Float64Array;
  resourcePrice: Float64Array;
}
