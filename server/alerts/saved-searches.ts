import { isDeepStrictEqual } from "node:util";
import type { SavedSearchInput, SavedSearchPatch, SavedSearchView } from "../../app/contracts/saved-searches.ts";
import type { SavedSearchRecord } from "../../models/saved-search.ts";
import type { Actor } from "../access/actor.ts";
import { conflict, notFound } from "../errors.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import type { AlertDependencies } from "./alert-dependencies.ts";
import { presentSearches, revisionOf } from "./present-searches.ts";
import { noticesOf } from "./search-notices.ts";

/** Saved searches that one person may keep. */
const MOST = 50;

/** The actor's own saved searches, newest first. */
export async function listSavedSearches(dependencies: AlertDependencies, actor: Actor): Promise<SavedSearchView[]> {
  const searches = await dependencies.models.savedSearches.find({ person: actor.person.id }).sort({ createdAt: -1 }).limit(MOST).lean();
  return presentSearches(dependencies, actor, searches);
}

/**
 * Saves a search; it tells of what is published from now on. Writes an audit record.
 * @throws conflict `too_many_searches`, or `search_saved` when one of the actor's looks for the same
 */
export async function saveSearch(dependencies: AlertDependencies, actor: Actor, input: SavedSearchInput): Promise<SavedSearchView> {
  const { models, inTransaction, ids } = dependencies;
  const saved = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const held = await models.savedSearches.find({ person: actor.person.id }, { name: 1, terms: 1 }, { session }).lean();
    if (held.length >= MOST) throw conflict("too_many_searches", { most: MOST });
    const same = held.find(({ terms }) => isDeepStrictEqual(terms, input.terms));
    if (same) throw conflict("search_saved", { name: same.name });
    const search: SavedSearchRecord = {
      _id: ids.next(),
      person: actor.person.id,
      ...input,
      paused: false,
      createdAt: at,
      tellsFrom: at,
      checkedAt: at,
      found: 0,
      revision: 1,
    };
    await models.savedSearches.create([search], { session });
    transaction.audit({ action: "search.save", subject: { kind: "search", id: search._id }, after: { name: input.name } });
    return search;
  });
  return (await presentSearches(dependencies, actor, [saved]))[0]!;
}

/**
 * Renames, pauses or resumes one of the actor's own searches; what was published during a pause is not told.
 * Writes an audit record.
 * @throws not_found for anybody else's, conflict `stale_revision`
 */
export async function changeSavedSearch(
  dependencies: AlertDependencies,
  actor: Actor,
  id: string,
  { name, paused }: SavedSearchPatch,
  revision: number | undefined,
): Promise<SavedSearchView> {
  const { models, inTransaction } = dependencies;
  const changed = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const before = await requireOwn(dependencies, transaction, id);
    requireRevision(revision, { revision: revisionOf(before) });
    const resumes = before.paused && paused === false;
    const changes = { ...(name !== undefined && { name }), ...(paused !== undefined && { paused }), ...(resumes && { tellsFrom: at }) };
    const next = revisionOf(before) + 1;
    await models.savedSearches.updateOne({ _id: id }, { $set: { ...changes, revision: next } }, { session });
    transaction.audit({ action: "search.change", subject: { kind: "search", id }, before: asItWas(before, changes), after: changes });
    return { ...before, ...changes, revision: next };
  });
  return (await presentSearches(dependencies, actor, [changed]))[0]!;
}

/** Marks everything that one of the actor's own searches has told as read. @throws not_found for anybody else's */
export async function readSavedSearch(dependencies: AlertDependencies, actor: Actor, id: string): Promise<void> {
  await dependencies.inTransaction(actor, async (transaction) => {
    await requireOwn(dependencies, transaction, id);
    const { session, at } = transaction;
    await dependencies.models.notices.updateMany({ ...noticesOf(actor.person.id, id), readAt: null }, { $set: { readAt: at } }, { session });
  });
}

/** Forgets one of the actor's own searches. Writes an audit record. @throws not_found for anybody else's */
export async function deleteSavedSearch(dependencies: AlertDependencies, actor: Actor, id: string): Promise<void> {
  await dependencies.inTransaction(actor, async (transaction) => {
    const { name } = await requireOwn(dependencies, transaction, id);
    await dependencies.models.savedSearches.deleteOne({ _id: id }, { session: transaction.session });
    transaction.audit({ action: "search.delete", subject: { kind: "search", id }, before: { name } });
  });
}

async function requireOwn({ models }: AlertDependencies, { session, actor }: Transaction, id: string): Promise<SavedSearchRecord> {
  const search = await models.savedSearches.findOne({ _id: id, person: actor!.person.id }, null, { session }).lean();
  if (!search) throw notFound();
  return search;
}
