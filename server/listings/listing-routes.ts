import { listingKinds, listingStates, openStates, type ListingQuery, type ListingSort, type ListingState } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { keeperKey, readerKeysOf } from "../access/listing-rules.ts";
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
 * sort order a state and kind, from which only the page is read. A person reads through a few groups (his alliance, his county,
 * public …), so the plain list is the union of one filter a group; a search, an owner, a category, a county or a township leads by
 * its own index, and an alliance by those who keep it. Every filter asks for the reader's groups. Null: nothing can be found. Pure.
 */
export function listingRoutes(actor: Actor, query: ListingQuery, after: string | null): ListingRoutes | null {
  const field = `order.${query.sort}` as const;
  const usual = usualDirection[query.sort];
  const direction = query.order === "usual" ? usual : usual === 1 ? -1 : 1;
  const lead = leadOf(query);
  if (lead === null) return null;
  const groups = readerKeysOf(actor);
  const shared: ListingFilter = {
    state: statesOf(query.state),
    kind: query.kind ?? { $in: listingKinds },
    // A draft that was withdrawn was in no list either.
    ...(query.state === "all" && { publishedAt: { $ne: null } }),
    ...(query.alliance !== undefined && { alliance: query.alliance }),
    ...orderRange(query, field, direction, after),
  };
  const filters = lead ? [{ ...lead, readers: { $in: groups }, ...shared }] : groups.map((readers) => ({ readers, ...shared }));
  return { filters, field, direction };
}

/** The states that a list shows. Pure. */
function statesOf(state: ListingQuery["state"]): ListingState | { $in: readonly ListingState[] } {
  if (state === undefined) return { $in: openStates };
  return state === "all" ? { $in: listingStates.filter((one) => one !== "draft") } : state;
}

/** What narrows a list so much that its own index should lead; undefined for a plain list, null for a search for nothing. Pure. */
function leadOf(query: ListingQuery): ListingFilter | null | undefined {
  const terms = query.q ? searchTerms(query.q) : { whole: [], beginnings: [] };
  if (!terms) return null;
  // Each asks for one of the values of a list, so that several may ask for the same list.
  const all = [
    ...terms.whole.map((token) => ({ tokens: token })),
    ...terms.beginnings.map((token) => ({ tokens: { $regex: `^${token}` } })),
    ...(query.alliance === undefined ? [] : [{ readers: keeperKey(query.alliance) }]),
  ];
  const lead = {
    ...(all.length > 0 && { $and: all }),
    ...(query.owner !== undefined && { owner: query.owner }),
    ...(query.category !== undefined && { categoryPath: query.category }),
    ...(query.place !== undefined && { placePath: isCountyOrBelow(query.place) ? query.place : { $regex: `^${stemOf(query.place)}` } }),
  };
  return Object.keys(lead).length > 0 ? lead : undefined;
}

/** How the codes of all places in a province or prefecture begin: `370800` covers `3708…`. Pure. */
const stemOf = (place: string): string => place.replace(/(?:00)+$/, "");

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
