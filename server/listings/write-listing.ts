import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing, isReader, showsListingTo } from "../access/listing-rules.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { deriveListing, type DerivedFields } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";

/** A record with what is derived from it, from its own fields, its owner's name and the alliances that it names. */
export async function withDerived(
  { models, reference, candidateFields }: ListingDependencies,
  transaction: Transaction,
  record: Omit<ListingRecord, keyof DerivedFields>,
): Promise<ListingRecord> {
  const { session } = transaction;
  const owner = await models.organizations.findOne({ _id: record.owner }, { name: 1 }, { session }).lean();
  const { alliances = [] } = record.audience;
  const named = alliances.length > 0 ? await models.alliances.find({ _id: { $in: alliances } }, { county: 1 }, { session }).lean() : [];
  const surroundings = { ownerName: owner?.name ?? "", allianceCounties: [...new Set(named.map(({ county }) => county))] };
  return { ...record, ...deriveListing(record, { reference, candidateFields }, surroundings) };
}

/**
 * A listing that the actor may read: by its audience, or because it is part of a suggestion or cooperation of one of the
 * actor's organizations (`showsListingTo`).
 * @throws not_found when there is none or the actor may not
 */
export async function requireListing(
  { models }: Pick<ListingDependencies, "models">,
  actor: Actor,
  id: string,
  transaction?: Transaction,
): Promise<ListingRecord> {
  const listing = await models.listings.findOne({ _id: id }, null, { ...(transaction && { session: transaction.session }) }).lean();
  if (!listing || !(isReader(actor, listing) || (await models.matches.exists(showsListingTo(actor, id))))) throw notFound();
  return listing;
}

/**
 * A listing that the actor may change, at the revision on which the change is based.
 * @throws not_found, forbidden, or conflict `stale_revision`
 */
export async function requireWritable(
  dependencies: ListingDependencies,
  transaction: Transaction,
  id: string,
  revision: number | undefined,
): Promise<ListingRecord> {
  const actor = transaction.actor!;
  const listing = await requireListing(dependencies, actor, id, transaction);
  if (!canWriteListing(actor, listing)) throw forbidden();
  requireRevision(revision, listing);
  return listing;
}

/**
 * Stores a record in place of the one read before; `revision` grows by one.
 * @throws conflict `stale_revision` when somebody else was faster
 */
export async function replaceListing(
  dependencies: ListingDependencies,
  transaction: Transaction,
  before: ListingRecord,
  changes: Partial<Omit<ListingRecord, keyof DerivedFields | "_id" | "revision">>,
): Promise<ListingRecord> {
  const after = await withDerived(dependencies, transaction, {
    ...before,
    ...changes,
    revision: before.revision + 1,
    changedAt: transaction.at,
  });
  const { _id, ...fields } = after;
  const written = await dependencies.models.listings.updateOne(
    { _id, revision: before.revision },
    { $set: fields },
    { session: transaction.session },
  );
  if (written.matchedCount === 0) throw conflict("stale_revision");
  return after;
}
