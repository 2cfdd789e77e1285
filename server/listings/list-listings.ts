import type { Page } from "../../app/contracts/common.ts";
import type { ListingQuery, ListingView, PolicyQuery } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { listingRoutes, mergeRoutes } from "./listing-routes.ts";
import { presentListings } from "./present-listing.ts";

/** A page of the listings that the actor may read. Reads at most a page for each of the actor's groups. */
export async function listListings(
  dependencies: ListingDependencies,
  actor: Actor,
  query: ListingQuery,
): Promise<Page<ListingView>> {
  const { items, nextCursor } = await findListings(dependencies, actor, query);
  return { items: await presentListings(dependencies, actor, items), nextCursor };
}

/** A page of the policies that the actor may read. */
export const listPolicies = (dependencies: ListingDependencies, actor: Actor, query: PolicyQuery): Promise<Page<ListingView>> =>
  listListings(dependencies, actor, { ...query, kind: "policy" });

/**
 * The records of such a page.
 * @throws bad_input on a cursor that is not ours
 */
export async function findListings(
  { models }: Pick<ListingDependencies, "models">,
  actor: Actor,
  query: ListingQuery,
): Promise<Page<ListingRecord>> {
  const cursor = readCursor(query.cursor, 1);
  const routes = listingRoutes(actor, query, cursor && String(cursor[0]));
  if (!routes) return { items: [], nextCursor: null };
  const results = await Promise.all(
    routes.filters.map((filter) =>
      models.listings
        .find(filter)
        .sort({ [routes.field]: routes.direction })
        .limit(query.limit + 1)
        .lean(),
    ),
  );
  const { items, more } = mergeRoutes(results, routes, query.sort, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeCursor([last.order[query.sort]]) : null };
}
