import { lotOf, type Offer, type OpenMarket, type OpenNeed, type OpenResource, type Supply } from "./open-market.ts";
import { mayUse, sliceTime, type TimeSlice } from "./time-slices.ts";

/** What is left of a resource: units in all, and in each of its slices where its daily rate matters. */
interface Left {
  resource: OpenResource;
  units: number;
  slices: TimeSlice[] | null;
}

/**
 * A market that is given away pair by pair: after every step amounts, lots, rates and days are kept. What is made is made as early as
 * it can be. Effects: its own state only.
 */
export class HandOut {
  /** Σ units × profit of what was given. */
  value = 0;
  private readonly left: Map<string, Left>;
  private readonly open: Map<OpenNeed, number>;
  private readonly given = new Map<string, Supply>();

  constructor({ needs, resources }: OpenMarket) {
    const rated = new Map(resources.filter(({ ratePerDay }) => ratePerDay !== null).map(({ id }): [string, Offer[]] => [id, []]));
    if (rated.size > 0) for (const { offers } of needs) for (const offer of offers) rated.get(offer.resource)?.push(offer);
    this.left = new Map(
      resources.map((resource) => [resource.id, { resource, units: resource.capacity, slices: sliceTime(resource, rated.get(resource.id) ?? []) }]),
    );
    this.open = new Map(needs.map((need) => [need, need.quantity]));
  }

  /** Gives a need of the market up to `most` units of what it is offered; nothing where all that it would then have of it falls short of the lot. */
  give(need: OpenNeed, offer: Offer, most = Infinity): void {
    const open = this.openOf(need);
    if (open === 0) return;
    const left = this.left.get(offer.resource);
    if (!left || left.units === 0) return;
    const usable = left.slices?.filter((slice) => slice.capacity > 0 && mayUse(offer, slice));
    const inTime = usable?.reduce((sum, { capacity }) => sum + capacity, 0) ?? Infinity;
    const units = Math.min(most, open, left.units, inTime);
    const key = `${need.id} ${offer.resource}`;
    const known = this.given.get(key);
    if (units === 0 || (known?.units ?? 0) + units < lotOf(need, left.resource)) return;
    if (known) known.units += units;
    else this.given.set(key, { need: need.id, resource: offer.resource, units, profitPerUnit: offer.profitPerUnit });
    this.open.set(need, open - units);
    this.value += units * offer.profitPerUnit;
    left.units -= units;
    let rest = units;
    for (const slice of usable ?? []) {
      const taken = Math.min(rest, slice.capacity);
      slice.capacity -= taken;
      rest -= taken;
    }
  }

  /** Units of a need that nobody serves yet. */
  openOf(need: OpenNeed): number {
    return this.open.get(need)!;
  }

  /** Needs that are not served in full. */
  openNeeds(): OpenNeed[] {
    return [...this.open].flatMap(([need, units]) => (units > 0 ? [need] : []));
  }

  supplies(): Supply[] {
    return [...this.given.values()];
  }
}
