import type { ListingRecord } from "../../models/listing.ts";
import type { SavedSearchRecord } from "../../models/saved-search.ts";
import { actsFor } from "../access/scope.ts";
import { addDays, dayAt } from "../clock.ts";
import type { AlertDependencies } from "./alert-dependencies.ts";
import { noticeKey } from "./search-notices.ts";

/** A listing is published in a transaction that may end a moment after its instant: so far back is looked again. */
const OVERLAP_MS = 120_000;
const NEWEST = 50;
const BATCH = 200;

/**
 * Tells the owners of saved searches of what was published since they were last looked at, as far as each may read it;
 * their own organizations' listings are no news. Each listing is told once a search, however often this runs.
 */
export async function alertSearches(dependencies: AlertDependencies): Promise<void> {
  const { models } = dependencies;
  let after = "";
  for (;;) {
    const searches = await models.savedSearches.find({ _id: { $gt: after }, paused: false }).sort({ _id: 1 }).limit(BATCH).lean();
    for (const search of searches) await alertSearch(dependencies, search);
    if (searches.length < BATCH) return;
    after = searches.at(-1)!._id;
  }
}

async function alertSearch(dependencies: AlertDependencies, search: SavedSearchRecord): Promise<void> {
  const { models, clock, inTransaction, notify } = dependencies;
  const actor = await dependencies.findActor(search.person);
  if (!actor) return;
  const now = clock.now();
  const since = Math.max(search.tellsFrom.getTime(), search.checkedAt.getTime() - OVERLAP_MS);
  const { dueWithinDays, ...terms } = search.terms;
  const due = dueWithinDays === undefined ? {} : { dueUntil: addDays(dayAt(now), dueWithinDays) };
  const { items } = await dependencies.findListings(actor, { ...terms, ...due, limit: NEWEST, sort: "published", order: "usual" });
  const fresh = items.filter((listing) => (listing.publishedAt?.getTime() ?? 0) > since && !actsFor(actor, listing.owner));
  const keyOf = (listing: ListingRecord) => noticeKey(search._id, listing._id);
  const told = await models.notices.find({ person: search.person, key: { $in: fresh.map(keyOf) } }, { key: 1 }).lean();
  const known = new Set(told.map(({ key }) => key));
  const news = fresh.filter((listing) => !known.has(keyOf(listing)));
  if (news.length === 0) return;
  await inTransaction(null, async (transaction) => {
    for (const listing of news) {
      const href = listing.kind === "policy" ? `/policies/${listing._id}` : `/listings/${listing._id}`;
      const facts = { search: search.name, title: listing.title };
      await notify(transaction, [search.person], { key: keyOf(listing), kind: "search_found", facts, href });
    }
    await models.savedSearches.updateOne(
      { _id: search._id },
      { $set: { checkedAt: now }, $inc: { found: news.length } },
      { session: transaction.session },
    );
  });
}
