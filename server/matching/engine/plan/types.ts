/**
 * A need that asks for `quantity` whole units (0 or more). Order in the list is the order of arrival:
 * it decides only the first-come-first-served comparison, never the optimum.
 */
export interface PlanNeed {
  id: string;
  quantity: number;
}

/**
 * A resource that offers `capacity` whole units (0 or more).
 * `minLot` (2 or more) says that each need served by it takes at least that many units or none.
 */
export interface PlanResource {
  id: string;
  capacity: number;
  minLot?: number;
}

/**
 * A possible supply: `need` and `resource` are positions in the lists of the problem,
 * `profitPerUnit` is the whole amount that one unit saves or earns. A profit of 0 or less is never worth a unit.
 */
export interface PlanEdge {
  need: number;
  resource: number;
  profitPerUnit: number;
}

/** Open needs, open resources and who could supply whom: the input of one allocation. Splitting is allowed, serving is never forced. */
export interface PlanProblem {
  needs: readonly PlanNeed[];
  resources: readonly PlanResource[];
  edges: readonly PlanEdge[];
}

/** `quantity` units (1 or more) from `resource` to `need` along `edge` (all three positions in the problem). */
export interface PlanFlow {
  need: number;
  resource: number;
  edge: number;
  quantity: number;
  profitPerUnit: number;
}

/**
 * An allocation with its proof. Values are sums of quantity × profitPerUnit.
 * `primal` is the value of `flows`, `dual` an upper bound on every allocation, `certified` says that both are equal (checked apart
 * from the solver), `optimum` is that value or null while they differ, `gap` is (dual − primal) / dual, 0 when certified.
 * `needDuals[i]` and `resourceDuals[j]` are the prices per unit that prove the bound: what one more unit of need i or of resource j
 * would add at the margin.
 */
export interface Plan {
  flows: PlanFlow[];
  optimum: number | null;
  primal: number;
  dual: number;
  certified: boolean;
  gap: number;
  needDuals: Float64Array;
  resourceDuals: Float64Array;
}

/** A market as typed arrays: the edges of need i are `needStart[i] .. needStart[i + 1]`, all profits positive, quantities and capacities positive. */
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
