import type { LivePlan } from "../live/live-plan.ts";
import type { Asking, ResourceStand } from "./resource-stand.ts";

/** What `units` more of a resource, free on the days of its offers, would bring: value, units served, needs then served in full. */
export interface ExtraSupply {
  resource: string;
  units: number;
  value: number;
  served: number;
  completed: number;
}

/** The share of its capacity by which a resource is asked to grow, before it is rounded to a figure that people say. */
const GROWTH = 0.2;

/**
 * What a round figure more of the scarcest resources would bring, the most first: each is added to the plan and taken away again, so the
 * gain is solved, not extrapolated from a price. Lots are not counted. Pure in effect: the value of the plan is as before.
 */
export function valueExtraSupply(
  plan: LivePlan,
  stands: readonly ResourceStand[],
  asking: ReadonlyMap<string, ReadonlyMap<string, Asking>>,
  { extras, wholeUnit }: { extras: number; wholeUnit: number },
): ExtraSupply[] {
  const scarce = stands
    .map(({ resource }) => {
      const askers = [...asking.get(resource.id)!.values()];
      const price = askers.reduce((most, { offer, slot }) => Math.max(most, offer.profitPerUnit - plan.price("needs", slot!)), 0);
      return { resource, askers, price, units: roundFigure(resource.capacity * GROWTH, wholeUnit) };
    })
    .filter(({ price }) => price > 0)
    .toSorted((a, b) => b.price * b.units - a.price * a.units || (a.resource.id < b.resource.id ? -1 : 1))
    .slice(0, extras);
  const needs = new Set([...asking.values()].flatMap((askers) => [...askers.values()].map(({ slot }) => slot!)));
  const before = { value: plan.value(), ...count(plan, needs) };
  return scarce
    .map(({ resource, askers, units }) => {
      const edges = askers.map(({ slot, offer }) => ({ partner: slot!, profitPerUnit: offer.profitPerUnit }));
      const slot = plan.publish("resources", units, edges);
      const after = { value: plan.value(), ...count(plan, needs) };
      plan.withdraw("resources", slot);
      return {
        resource: resource.id,
        units,
        value: after.value - before.value,
        served: before.open - after.open,
        completed: Math.max(0, after.completed - before.completed),
      };
    })
    .toSorted((a, b) => b.value - a.value || (a.resource < b.resource ? -1 : 1));
}

/** The nearest of 1, 2 and 5 times a power of ten whole units, one at least. */
function roundFigure(units: number, wholeUnit: number): number {
  const whole = Math.max(1, units / wholeUnit);
  const decade = 10 ** Math.floor(Math.log10(whole));
  const lead = whole / decade;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * decade * wholeUnit;
}

function count(plan: LivePlan, needs: ReadonlySet<number>): { open: number; completed: number } {
  let open = 0;
  let completed = 0;
  for (const slot of needs) {
    const left = plan.unplaced("needs", slot);
    open += left;
    if (left === 0) completed++;
  }
  return { open, completed };
}
