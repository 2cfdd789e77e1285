import type { ListingQuery, ListingSort } from "../../app/contracts/listings.ts";
import { listingKinds } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { readerKeysOf } from "../access/listing-rules.ts";
import { isOpen } from "./derive-listing.ts";
import { isCountyOrBelow } from "./place-path.ts";
import { searchTerms } from "./search-tokens.ts";

/** A filter on the listings collection. */
export type ListingFilter = Record<string, unknown>;

/** How a list is read: the filters whose results together are the list, and the field and direction they are sorted by. */
export interface ListingRoutes {
  filters: ListingFilter[];
  field: `order.${ListingSort}`;
  direction: 1 | -1;
}

/** Newest and highest first, soonest first. */
const usualDirection: Record<ListingSort, 1 | -1> = { published: -1, due: 1, stake: -1 };

/**
 * The ways to a page of a list. Each filter is served by one index: equality on its first fields, then one range of the
 * sort order, from which only the page is read. A person reads through a few groups (his alliance, his county, public …),
 * so the plain list is the union of one filter a group and kind; a search, an owner, a category, a county or a
 * township leads by its own index. Every filter asks for the reader's groups. Null: nothing can be found. Pure.
 */
export function listingRoutes(actor: Actor, query: ListingQuery, after: string | null): ListingRoutes | null {
  const field = `order.${query.sort}` as const;
  const usual = usualDirection[query.sort];
  const direction = query.order === "usual" ? usual : usual === 1 ? -1 : 1;
  const keys = readerKeysOf(actor);
  const opens = query.state === "all" ? [true, false] : [query.state === undefined || isOpen(query.state)];
  const shared: ListingFilter = {
    ...(query.state !== undefined && { state: query.state === "all" ? { $ne: "draft" } : query.state }),
    ...(query.alliance !== undefined && { alliance: query.alliance }),
    ...(query.place !== undefined && !isCountyOrBelow(query.place) && { place: below(query.place) }),
    ...orderRange(query, field, direction, after),
  };
  const lead = leadOf(query);
  if (lead === null) return null;
  const kinds = query.kind === undefined ? listingKinds : [query.kind];
  if (lead !== undefined) {
    const filters = opens.flatMap((open) => kinds.map((kind) => ({ ...lead, open, kind, readers: { $in: keys }, ...shared })));
    return { filters, field, direction };
  }
  const filters = opens.flatMap((open) => keys.flatMap((readers) => kinds.map((kind) => ({ readers, open, kind, ...shared }))));
  return { filters, field, direction };
}

/** What narrows a list so much that its own index should lead; undefined for a plain list, null for a search for nothing. */
function leadOf(query: ListingQuery): ListingFilter | null | undefined {
  const byOwner = query.owner === undefined ? {} : { owner: query.owner };
  const byCategory = query.category === undefined ? {} : { categoryPath: query.category };
  const byPlace = query.place !== undefined && isCountyOrBelow(query.place) ? { placePath: query.place } : {};
  if (query.q !== undefined && query.q !== "") {
    const terms = searchTerms(query.q);
    if (!terms) return null;
    const tokens = [
      ...terms.whole.map((token) => ({ tokens: token })),
      ...terms.beginnings.map((token) => ({ tokens: { $regex: `^${token}` } })),
    ];
    return { $and: tokens, ...byOwner, ...byCategory, ...byPlace };
  }
  if (query.owner !== undefined) return { ...byOwner, ...byCategory, ...byPlace };
  const narrowed = { ...byCategory, ...byPlace };
  return Object.keys(narrowed).length > 0 ? narrowed : undefined;
}

/** Codes of a province or prefecture and everything in it: `370800` covers `3708…`. Pure. */
function below(place: string): { $gte: string; $lt: string } {
  const stem = place.replace(/(?:00)+$/, "");
  return { $gte: stem, $lt: `${stem}:` };
}

/** Bounds of the sort order: where the page begins, and the due days asked for. */
function orderRange(query: ListingQuery, field: string, direction: 1 | -1, after: string | null): ListingFilter {
  const bounds: Record<string, ListingFilter> = {};
  const bound = (name: string, operator: "$gt" | "$gte" | "$lt", value: string) => {
    bounds[name] = { ...bounds[name], [operator]: value };
  };
  if (query.dueFrom !== undefined) bound("order.due", "$gte", query.dueFrom);
  const dueAtAll = query.dueFrom !== undefined || query.dueUntil !== undefined;
  if (dueAtAll) bound("order.due", "$lt", `${query.dueUntil ?? "9998"}~`);
  if (after !== null) bound(field, direction === 1 ? "$gt" : "$lt", after);
  return bounds;
}

/** Results of several filters as one page in order, each listing once. Pure. */
export function mergeRoutes(
  results: readonly ListingRecord[][],
  routes: Pick<ListingRoutes, "direction">,
  sort: ListingSort,
  limit: number,
): { items: ListingRecord[]; more: boolean } {
  const distinct = new Map(results.flat().map((listing) => [listing._id, listing]));
  const sorted = [...distinct.values()].toSorted(
    (one, other) => (one.order[sort] < other.order[sort] ? -1 : 1) * routes.direction,
  );
  return { items: sorted.slice(0, limit), more: sorted.length > limit };
}
