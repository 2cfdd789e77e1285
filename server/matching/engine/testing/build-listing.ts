import type { EngineListing } from "../types.ts";

/** A listing for tests: a resource of which nothing is said but what `changes` say. */
export function buildListing(changes: Partial<EngineListing> & { id: string }): EngineListing {
  return {
    side: "resource",
    owner: changes.id,
    alliance: null,
    county: null,
    category: null,
    title: "",
    text: "",
    place: null,
    quantity: null,
    minLotMilli: null,
    ratePerDayMilli: null,
    window: null,
    dueDay: null,
    unitPriceFen: null,
    priceUnit: null,
    budgetFen: null,
    maxDistanceKm: null,
    requires: [],
    offers: [],
    stakeFen: null,
    deliveredMilli: 0,
    promisedMilli: 0,
    audience: "all",
    ...changes,
  };
}
