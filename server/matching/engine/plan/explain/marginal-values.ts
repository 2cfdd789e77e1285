import { LivePlan } from "../live/live-plan.ts";
import { checkProblem } from "../check-problem.ts";
import { compileMarket } from "../compile-market.ts";
import { solveMarket } from "../solve-market.ts";
import type { PlanProblem } from "../types.ts";

/** Over `units` more units of a resource each adds `valuePerUnit`; the next range adds less. */
export interface MarginalRange {
  units: number;
  valuePerUnit: number;
}

/**
 * What `extraUnits` more of one resource would be worth, solved, not extrapolated: `value` more in all (the price times the units
 * only while the price holds), `unitsServed` more units served, and `needsCompleted`: how many needs that are not fully served now
 * would be.
 */
export interface ExtraCapacity {
  resource: number;
  extraUnits: number;
  value: number;
  unitsServed: number;
  needsCompleted: number;
  ranges: MarginalRange[];
}

/**
 * Explains resources of a plan ("再有 100 套产能可多保住 3 份订单"): re-plans with more of each of `resources` (positions in the
 * problem), exactly, and finds the ranges in which one more unit is worth the same. Each is asked alone. Pure.
 * @throws PlanInputError when the problem is malformed, the caller's fault
 */
export function valueExtraCapacity(problem: PlanProblem, resources: readonly number[], extraUnits: number): ExtraCapacity[] {
  checkProblem({ ...problem, resources: [...problem.resources, { id: "\u0000extra", capacity: extraUnits }] });
  // A resource without capacity would be left out of the market: it enters with one unit, which it gives back at once.
  const opened = problem.resources.map((resource) => ({ ...resource, capacity: Math.max(1, resource.capacity) }));
  const compiled = compileMarket({ ...problem, resources: opened });
  const slotOf = new Map(Array.from(compiled.resources, (resource, slot) => [resource, slot]));
  const plan = new LivePlan(compiled.market, solveMarket(compiled.market));
  compiled.resources.forEach((resource, slot) => plan.change("resources", slot, problem.resources[resource]!.capacity));
  return resources.map((resource) => {
    const slot = slotOf.get(resource);
    if (slot === undefined || extraUnits === 0) return nothing(resource, extraUnits);
    return valueOne(plan, slot, problem.resources[resource]!.capacity, resource, extraUnits);
  });
}

function valueOne(plan: LivePlan, slot: number, capacity: number, resource: number, extraUnits: number): ExtraCapacity {
  const before = { value: plan.value(), ...countServed(plan) };
  const valueWith = (extra: number): number => {
    plan.change("resources", slot, capacity + extra);
    return plan.value() - before.value;
  };
  const value = valueWith(extraUnits);
  const after = countServed(plan);
  const ranges = findRanges(valueWith, extraUnits, value);
  plan.change("resources", slot, capacity);
  return {
    resource,
    extraUnits,
    value,
    unitsServed: after.units - before.units,
    needsCompleted: Math.max(0, after.completed - before.completed),
    ranges,
  };
}

/** The value of more capacity is concave and piecewise linear in whole units: halves the span until both ends have the same slope. */
function findRanges(valueWith: (extra: number) => number, extraUnits: number, value: number): MarginalRange[] {
  const ranges: MarginalRange[] = [];
  const add = (units: number, valuePerUnit: number) => {
    const last = ranges.at(-1);
    if (last && last.valuePerUnit === valuePerUnit) last.units += units;
    else ranges.push({ units, valuePerUnit });
  };
  const split = (from: number, valueFrom: number, to: number, valueTo: number): void => {
    const span = to - from;
    const first = valueWith(from + 1) - valueFrom;
    if (first * span === valueTo - valueFrom) {
      add(span, first);
      return;
    }
    const middle = from + Math.ceil(span / 2);
    const valueMiddle = valueWith(middle);
    split(from, valueFrom, middle, valueMiddle);
    split(middle, valueMiddle, to, valueTo);
  };
  split(0, 0, extraUnits, value);
  return ranges;
}

/** Units served in all, and how many needs are served in full. */
function countServed(plan: LivePlan): { units: number; completed: number } {
  const { market, solution } = plan.snapshot();
  let units = 0;
  let completed = 0;
  for (let i = 0; i < market.needQuantity.length; i++) {
    let served = 0;
    for (let e = market.needStart[i]!; e < market.needStart[i + 1]!; e++) served += solution.edgeFlow[e]!;
    units += served;
    if (served > 0 && served === market.needQuantity[i]) completed++;
  }
  return { units, completed };
}

function nothing(resource: number, extraUnits: number): ExtraCapacity {
  return {
    resource,
    extraUnits,
    value: 0,
    unitsServed: 0,
    needsCompleted: 0,
    ranges: extraUnits > 0 ? [{ units: extraUnits, valuePerUnit: 0 }] : [],
  };
}
