import type { ListingRecord } from "../../models/listing.ts";
import { conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { isOpen, stateByRemaining } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { withDerived } from "./write-listing.ts";

/** What is left of a listing after a promise, in thousandths of its unit; null for a line without a quantity. */
export interface Reservation {
  remainingMilli: number | null;
  state: ListingRecord["state"];
}

/**
 * Promises a part of an open listing, in the caller's transaction: what is left falls by `milli` (thousandths of the
 * listing's own unit) and never below zero, also when many ask at once. `party` is the organization on the other side,
 * which from now on sees the price. A line without a quantity only notes the party. Emits `listing.changed`.
 * @throws conflict `capacity_gone` when less than that is left, `listing_closed` when it is not open; not_found
 */
export async function reserveQuantity(
  dependencies: ListingDependencies,
  transaction: Transaction,
  id: string,
  milli: number,
  party?: string,
): Promise<Reservation> {
  const { models } = dependencies;
  const { session } = transaction;
  const noted = party === undefined ? {} : { $addToSet: { parties: party } };
  const counted = await models.listings.findOneAndUpdate(
    { _id: id, open: true, remainingMilli: { $gte: milli } },
    { $inc: { remainingMilli: -milli, revision: 1 }, ...noted },
    { session, returnDocument: "after", lean: true },
  );
  if (counted) return settle(dependencies, transaction, counted, "listing.reserve", milli);

  const listing = await models.listings.findOne({ _id: id }, null, { session }).lean();
  if (!listing) throw notFound();
  if (!isOpen(listing.state)) throw conflict("listing_closed");
  if (listing.remainingMilli !== null) throw conflict("capacity_gone");
  await models.listings.updateOne({ _id: id }, { $inc: { revision: 1 }, ...noted }, { session });
  return { remainingMilli: null, state: listing.state };
}

/**
 * Gives a promised part back, in the caller's transaction; what is left never exceeds the whole. An open or fulfilled line
 * is open again, unless its last day is over (then the next sweep closes it). Emits `listing.changed`.
 * @throws not_found
 */
export async function releaseQuantity(
  dependencies: ListingDependencies,
  transaction: Transaction,
  id: string,
  milli: number,
): Promise<Reservation> {
  const { models } = dependencies;
  const { session } = transaction;
  const listing = await models.listings.findOne({ _id: id }, null, { session }).lean();
  if (!listing) throw notFound();
  const { quantity, remainingMilli } = listing;
  if (quantity === null || remainingMilli === null) return { remainingMilli: null, state: listing.state };
  const returned = Math.min(milli, quantity.milli - remainingMilli);
  const counted = await models.listings.findOneAndUpdate(
    { _id: id, revision: listing.revision },
    { $inc: { remainingMilli: returned, revision: 1 } },
    { session, returnDocument: "after", lean: true },
  );
  if (!counted) throw conflict("stale_revision");
  return settle(dependencies, transaction, counted, "listing.release", returned);
}

/** Brings state, `open` and the audit in line with what is left. */
async function settle(
  dependencies: ListingDependencies,
  transaction: Transaction,
  counted: ListingRecord,
  action: "listing.reserve" | "listing.release",
  milli: number,
): Promise<Reservation> {
  const { models } = dependencies;
  const follows = isOpen(counted.state) || counted.state === "fulfilled";
  const state = follows ? stateByRemaining(counted.quantity?.milli ?? null, counted.remainingMilli) : counted.state;
  const settled = await withDerived(dependencies, transaction, { ...counted, state, changedAt: transaction.at });
  await models.listings.updateOne(
    { _id: counted._id },
    { $set: { state, open: settled.open, readers: settled.readers, changedAt: transaction.at } },
    { session: transaction.session },
  );
  await transaction.audit({
    action,
    subject: { kind: "listing", id: counted._id },
    alliance: counted.alliance,
    county: counted.county,
    after: { milli, remainingMilli: counted.remainingMilli, state },
  });
  await announceListing(dependencies, transaction, "listing.changed", settled);
  return { remainingMilli: counted.remainingMilli, state };
}
