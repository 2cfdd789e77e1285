import type { Offer, OpenResource } from "./open-market.ts";

/** Consecutive days of a resource and what it can make in them; `until` null: without end. */
export interface TimeSlice {
  from: number;
  until: number | null;
  capacity: number;
}

/**
 * A resource's time in slices, cut wherever the days of one of its offers begin or end, so that each offer may use whole slices: what it
 * makes in a slice is its daily rate × the days. Null where the rate cannot matter: it is not said, or in the days of any offer the
 * whole capacity can be made. Pure.
 */
export function sliceTime(resource: OpenResource, offers: Iterable<Offer>): TimeSlice[] | null {
  const { ratePerDay, capacity } = resource;
  if (ratePerDay === null) return null;
  const starts = new Set<number>();
  let binding = false;
  let endless = false;
  for (const { from, until } of offers) {
    starts.add(from);
    if (until === null) endless = true;
    else {
      starts.add(until + 1);
      binding ||= ratePerDay * (until - from + 1) < capacity;
    }
  }
  if (!binding) return null;
  const days = [...starts].toSorted((a, b) => a - b);
  const slices = days.slice(0, -1).map((from, k) => {
    const until = days[k + 1]! - 1;
    return { from, until, capacity: Math.min(capacity, ratePerDay * (until - from + 1)) };
  });
  return endless ? [...slices, { from: days.at(-1)!, until: null, capacity }] : slices;
}

/** Whether a slice lies within the days of an offer (slices are cut at their ends, so it lies within or outside). Pure. */
export const mayUse = (offer: Offer, slice: TimeSlice): boolean =>
  slice.from >= offer.from && (offer.until === null || (slice.until !== null && slice.until <= offer.until));
