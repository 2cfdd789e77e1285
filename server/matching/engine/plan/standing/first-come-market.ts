import { lotOf, type Offer, type OpenMarket } from "./open-market.ts";
import { mayUse, sliceTime } from "./time-slices.ts";

/** Units that each need got, by need and resource, and what they are worth together. */
export interface FirstCome {
  value: number;
  /** Units served by need; needs that got nothing are left out. */
  served: Map<string, number>;
}

/**
 * What happens without a plan: needs in order of arrival, each takes what serves it best of what is left, as early as it can be
 * made; lots, rates and days are kept. Pure; cost offers × (log + slices).
 */
export function serveFirstCome({ needs, resources }: OpenMarket): FirstCome {
  const offersOf = new Map(resources.map(({ id }): [string, Offer[]] => [id, []]));
  for (const { offers } of needs) for (const offer of offers) offersOf.get(offer.resource)?.push(offer);
  const left = new Map(
    resources.map((resource) => [
      resource.id,
      { resource, units: resource.capacity, slices: sliceTime(resource, offersOf.get(resource.id)!)?.map((slice) => ({ ...slice })) ?? null },
    ]),
  );
  const served = new Map<string, number>();
  let value = 0;
  for (const need of needs.toSorted(byArrival)) {
    let open = need.quantity;
    for (const offer of need.offers.toSorted((a, b) => b.profitPerUnit - a.profitPerUnit || (a.resource < b.resource ? -1 : 1))) {
      const supplier = left.get(offer.resource);
      if (!supplier) continue;
      const usable = supplier.slices?.filter((slice) => mayUse(offer, slice));
      const inTime = usable?.reduce((sum, { capacity }) => sum + capacity, 0) ?? Infinity;
      const units = Math.min(open, supplier.units, inTime);
      if (units < lotOf(need, supplier.resource)) continue;
      open -= units;
      supplier.units -= units;
      value += units * offer.profitPerUnit;
      let rest = units;
      for (const slice of usable ?? []) {
        const taken = Math.min(rest, slice.capacity);
        slice.capacity -= taken;
        rest -= taken;
      }
    }
    if (open < need.quantity) served.set(need.id, need.quantity - open);
  }
  return { value, served };
}

const byArrival = (a: { arrival: string; id: string }, b: { arrival: string; id: string }): number =>
  a.arrival < b.arrival ? -1 : a.arrival > b.arrival ? 1 : a.id < b.id ? -1 : 1;
