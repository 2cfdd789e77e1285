import { PlanInputError } from "../plan-input-error.ts";
import type { FlowAnswer, FlowNetwork } from "./flow-network.ts";
import { networkSimplex, type ShiftedNetwork } from "./network-simplex.ts";
import { verifyFlow } from "./verify-flow.ts";

/** Prices stay exact in a double while the largest cost × 4 × nodes does. */
const PRICE_HEADROOM = 4;

/**
 * Solves a min-cost flow problem exactly: lower bounds (also negative ones), negative costs and cycles, arcs without a bound.
 * Pure; deterministic.
 * @throws PlanInputError when numbers are not whole or so large that doubles would not stay exact, the caller's fault
 */
export function solveFlow(network: FlowNetwork): FlowAnswer {
  checkNetwork(network);
  const { supply, source, target, lower, upper, cost } = network;
  const shifted: ShiftedNetwork = {
    supply: supply.slice(),
    source,
    target,
    capacity: upper.map((most, a) => most - lower[a]!),
    cost,
  };
  if (shifted.capacity.some((room) => room < 0)) return { kind: "infeasible" };
  for (let a = 0; a < cost.length; a++) {
    shifted.supply[source[a]!]! -= lower[a]!;
    shifted.supply[target[a]!]! += lower[a]!;
  }
  checkExact(shifted);
  if (shifted.supply.reduce((sum, units) => sum + units, 0) !== 0) return { kind: "infeasible" };

  const outcome = networkSimplex(shifted);
  if (outcome.kind === "infeasible") return { kind: "infeasible" };
  if (outcome.kind === "unbounded") {
    const free = networkSimplex({ ...shifted, cost: new Float64Array(cost.length) });
    return { kind: free.kind === "infeasible" ? "infeasible" : "unbounded" };
  }
  const flow = outcome.flow.map((units, a) => units + lower[a]!);
  const { feasible, primal, dual } = verifyFlow(network, flow, outcome.price);
  if (!feasible) throw new PlanInputError([{ path: "upper", message: "the cheapest flow itself passes 2^53 on some arc" }]);
  return { kind: "optimal", value: primal, certified: primal === dual, flow, price: outcome.price };
}

function checkNetwork({ supply, source, target, lower, upper, cost }: FlowNetwork): void {
  const refuse = (path: string, message: string) => {
    throw new PlanInputError([{ path, message }]);
  };
  const whole = (path: string, value: number) => {
    if (!Number.isSafeInteger(value)) refuse(path, `must be a whole number within ±2^53, not ${value}`);
  };
  supply.forEach((value, x) => whole(`supply[${x}]`, value));
  for (let a = 0; a < cost.length; a++) {
    whole(`lower[${a}]`, lower[a]!);
    whole(`cost[${a}]`, cost[a]!);
    if (upper[a] !== Infinity) whole(`upper[${a}]`, upper[a]!);
    if (!(source[a]! >= 0 && source[a]! < supply.length)) refuse(`source[${a}]`, "is no node");
    if (!(target[a]! >= 0 && target[a]! < supply.length)) refuse(`target[${a}]`, "is no node");
  }
}

function checkExact({ supply, capacity, cost }: ShiftedNetwork): void {
  const limit = Number.MAX_SAFE_INTEGER;
  let units = 0;
  for (const value of supply) units += Math.abs(value);
  if (units > limit) throw new PlanInputError([{ path: "supply", message: "all supplies and bounds together pass 2^53" }]);
  if (capacity.some((room) => room !== Infinity && room > limit)) {
    throw new PlanInputError([{ path: "upper", message: "the room between lower and upper bound passes 2^53" }]);
  }
  let largest = 1;
  for (const value of cost) largest = Math.max(largest, Math.abs(value));
  if (largest * (supply.length + 1) * PRICE_HEADROOM > limit) {
    throw new PlanInputError([{ path: "cost", message: "the largest cost × the number of nodes passes 2^51" }]);
  }
}
