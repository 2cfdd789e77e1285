import type { SavedSearchInput, SavedSearchView } from "../../app/contracts/saved-searches.ts";
import type { SavedSearchRecord } from "../../models/saved-search.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, notFound } from "../errors.ts";

/** Saved searches that one person may keep. */
const MOST = 50;

const present = ({ _id, name, terms, createdAt, found }: SavedSearchRecord): SavedSearchView => ({
  id: _id,
  name,
  terms: Object.fromEntries(Object.entries(terms).filter((term): term is [string, string] => typeof term[1] === "string")),
  createdAt: createdAt.toISOString(),
  found,
});

/** The actor's own saved searches, newest first. */
export async function listSavedSearches({ models }: Dependencies, actor: Actor): Promise<SavedSearchView[]> {
  const searches = await models.savedSearches.find({ person: actor.person.id }).sort({ createdAt: -1 }).limit(MOST).lean();
  return searches.map(present);
}

/**
 * Saves a search; it tells of what is published from now on. Writes an audit record.
 * @throws conflict `too_many_searches`
 */
export async function saveSearch({ models, inTransaction, ids }: Dependencies, actor: Actor, input: SavedSearchInput): Promise<SavedSearchView> {
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const held = await models.savedSearches.find({ person: actor.person.id }, { _id: 1 }, { session }).lean();
    if (held.length >= MOST) throw conflict("too_many_searches", { most: MOST });
    const search: SavedSearchRecord = { _id: ids.next(), person: actor.person.id, ...input, createdAt: at, checkedAt: at, found: 0 };
    await models.savedSearches.create([search], { session });
    await transaction.audit({ action: "search.save", subject: { kind: "search", id: search._id }, after: { name: input.name } });
    return present(search);
  });
}

/** Forgets one of the actor's own searches. @throws not_found for anybody else's */
export async function deleteSavedSearch({ models, inTransaction }: Dependencies, actor: Actor, id: string): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const deleted = await models.savedSearches.deleteOne({ _id: id, person: actor.person.id }, { session });
    if (deleted.deletedCount === 0) throw notFound();
    await transaction.audit({ action: "search.delete", subject: { kind: "search", id } });
  });
}
