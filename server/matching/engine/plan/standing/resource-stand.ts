import type { LivePlan } from "../live/live-plan.ts";
import type { Publishing } from "./market-draft.ts";
import { lotOf, type Offer, type OpenNeed, type OpenResource } from "./open-market.ts";
import { mayUse, sliceTime, type TimeSlice } from "./time-slices.ts";

/** A need as a resource sees it: its slot in the market, undefined while it is not there. */
export interface Asking {
  need: OpenNeed;
  offer: Offer;
  slot: number | undefined;
}

/** How a pair with a lot stands in a resource that is sliced: `units` at most, through a node of its own on either side. */
interface PairStand {
  resourceSlot: number;
  needSlot: number;
  units: number;
  profit: number;
}

/**
 * One resource as it stands in the market. Plain: one node with its capacity. Where its daily rate matters: one node a time slice; if
 * the slices make more than the capacity, a need of nobody's, "idle", takes up the difference; and a pair with a lot goes through a
 * node of its own, so that the lot lies on one edge. What nobody's needs take must be taken, which a profit above all others brings
 * about; `owed` is what that adds to the value of the market.
 */
export class ResourceStand {
  resource: OpenResource;
  readonly slots: number[] = [];
  readonly owed: number;
  private readonly slices: TimeSlice[] | null;
  private readonly pairs = new Map<string, PairStand>();
  private readonly idleSlots: number[] = [];

  /** Puts the resource into the market, with edges to those askers that are there. */
  constructor(resource: OpenResource, asking: ReadonlyMap<string, Asking>, market: Publishing) {
    this.resource = resource;
    const askers = [...asking.values()];
    this.slices = sliceTime(resource, askers.map(({ offer }) => offer));
    if (!this.slices) {
      this.slots.push(market.publish("resources", resource.capacity, edgesTo(askers)));
      this.owed = 0;
      return;
    }
    const direct = askers.filter(({ need }) => lotOf(need, resource) === 1);
    for (const slice of this.slices) {
      this.slots.push(market.publish("resources", slice.capacity, edgesTo(direct.filter(({ offer }) => mayUse(offer, slice)))));
    }
    const idle = this.slices.reduce((sum, { capacity }) => sum + capacity, 0) - resource.capacity;
    const above = 1 + askers.reduce((most, { offer }) => Math.max(most, offer.profitPerUnit), 0);
    let owed = 0;
    if (idle > 0) {
      this.idleSlots.push(market.publish("needs", idle, this.slots.map((partner) => ({ partner, profitPerUnit: above }))));
      owed += idle * above;
    }
    for (const asker of askers) {
      const { need, offer } = asker;
      if (lotOf(need, resource) === 1) continue;
      const usable = this.slices.flatMap((slice, k) => (mayUse(offer, slice) ? [k] : []));
      const inTime = usable.reduce((sum, k) => sum + this.slices![k]!.capacity, 0);
      const units = Math.min(need.quantity, resource.capacity, inTime);
      const profit = offer.profitPerUnit + 1;
      const resourceSlot = market.publish("resources", units, edgesTo([asker]));
      const partners = [resourceSlot, ...usable.map((k) => this.slots[k]!)];
      const needSlot = market.publish("needs", units, partners.map((partner) => ({ partner, profitPerUnit: profit })));
      this.pairs.set(need.id, { resourceSlot, needSlot, units, profit });
      owed += units * profit;
    }
    this.owed = owed;
  }

  /** Follows another amount or lot of the resource where that needs no other nodes; false where it has to be put up anew. */
  follow(resource: OpenResource, asking: ReadonlyMap<string, Asking>, plan: LivePlan): boolean {
    if (this.slices || sliceTime(resource, [...asking.values()].map(({ offer }) => offer))) return false;
    if (this.resource.capacity !== resource.capacity) plan.change("resources", this.slots[0]!, resource.capacity);
    this.resource = resource;
    return true;
  }

  /** Slots that serve a need which asks with this offer. */
  slotsFor(need: OpenNeed, offer: Offer): number[] {
    if (!this.slices) return this.slots;
    const pair = this.pairs.get(need.id);
    if (pair) return [pair.resourceSlot];
    return this.slots.filter((_slot, k) => mayUse(offer, this.slices![k]!));
  }

  /** Every slot of it that serves needs. */
  servingSlots(): number[] {
    return [...this.slots, ...[...this.pairs.values()].map(({ resourceSlot }) => resourceSlot)];
  }

  /** Takes it out of the market. */
  withdraw(plan: LivePlan): void {
    for (const slot of this.servingSlots()) plan.withdraw("resources", slot);
    for (const slot of [...this.idleSlots, ...[...this.pairs.values()].map(({ needSlot }) => needSlot)]) plan.withdraw("needs", slot);
  }
}

const edgesTo = (askers: readonly Asking[]) =>
  askers.flatMap(({ slot, offer }) => (slot === undefined ? [] : [{ partner: slot, profitPerUnit: offer.profitPerUnit }]));
