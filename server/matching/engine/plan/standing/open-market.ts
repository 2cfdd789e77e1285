/**
 * An open need: `quantity` whole units (1 or more), `minLot` the smallest part it takes from one supplier (null: any).
 * Needs are served first come, first served in the order of `arrival` (any text that sorts), ties by id.
 */
export interface OpenNeed {
  id: string;
  arrival: string;
  quantity: number;
  minLot: number | null;
  offers: Offer[];
}

/**
 * A supply that suits a need: what one unit is worth (whole, 1 or more), and the days on which it can be made, both included; `until`
 * null: no end is known.
 */
export interface Offer {
  resource: string;
  profitPerUnit: number;
  from: number;
  until: number | null;
}

/**
 * An open resource: `capacity` whole units in all (0 or more), `minLot` the smallest order it takes (null: any), `ratePerDay` units that
 * it makes in a day (null: not said, its capacity is all that counts).
 */
export interface OpenResource {
  id: string;
  capacity: number;
  minLot: number | null;
  ratePerDay: number | null;
}

/** All that is open; every offer names one of the resources. */
export interface OpenMarket {
  needs: OpenNeed[];
  resources: OpenResource[];
}

/** What came or is otherwise now, each in full, and the ids of what is gone. */
export interface MarketChange extends OpenMarket {
  goneNeeds: string[];
  goneResources: string[];
}

/** Units of a need from a resource and what one of them is worth. */
export interface Supply {
  need: string;
  resource: string;
  units: number;
  profitPerUnit: number;
}

/** Whether a lot may stand in the way of any pair. Pure. */
export const hasLots = ({ needs, resources }: OpenMarket): boolean =>
  [needs, resources].some((side) => side.some(({ minLot }) => minLot !== null && minLot > 1));

/** Least units that an offer carries when it is used at all: the larger of both lots, where a need is never asked for more than it wants. Pure. */
export const lotOf = (need: OpenNeed, resource: OpenResource): number =>
  Math.max(1, resource.minLot ?? 1, Math.min(need.minLot ?? 1, need.quantity));
