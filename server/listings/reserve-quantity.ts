import type { ListingRecord } from "../../models/listing.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { isOpen, stateByRemaining } from "./derive-listing.ts";

/** A change of what is promised of a listing. */
export interface PromisedAmount {
  listing: string;
  /** Thousandths of the listing's own unit, above zero. */
  milli: number;
  /** Organization on the other side. */
  party: string;
}

/**
 * Promises a part of an open listing, in the caller's transaction: what is left falls by `milli` and never below zero,
 * also when many ask at once. The party sees the price from now on. A line without a quantity only notes the party.
 * Emits `listing.changed`.
 * @throws conflict `capacity_gone` when less than that is left, `listing_closed` when it is not open; not_found;
 * bad_input on an amount that is none
 */
export async function reserveQuantity(
  dependencies: Dependencies,
  transaction: Transaction,
  { listing: id, milli, party }: PromisedAmount,
): Promise<void> {
  if (!Number.isSafeInteger(milli) || milli <= 0) throw badField("quantity.value", "quantity_range");
  const { models } = dependencies;
  const { session } = transaction;
  const noted = { $addToSet: { parties: party } };
  const counted = await models.listings.findOneAndUpdate(
    { _id: id, open: true, remainingMilli: { $gte: milli } },
    { $inc: { remainingMilli: -milli, revision: 1 }, ...noted },
    { session, returnDocument: "after", lean: true },
  );
  if (counted) return await settle(dependencies, transaction, counted, "listing.reserve", milli);

  const listing = await models.listings.findOne({ _id: id }, null, { session }).lean();
  if (!listing) throw notFound();
  if (!isOpen(listing.state)) throw conflict("listing_closed");
  if (listing.remainingMilli !== null) throw conflict("capacity_gone");
  const met = await models.listings.findOneAndUpdate(
    { _id: id },
    { $inc: { revision: 1 }, ...noted },
    { session, returnDocument: "after", lean: true },
  );
  // Its revision grew, so it is matched anew.
  if (met) await announceListing(dependencies, transaction, "listing.changed", met);
}

/**
 * Gives a promised part back, in the caller's transaction; what is left never exceeds the whole. An open or fulfilled line
 * is open again, unless its last day is over (then the next sweep closes it). Emits `listing.changed`.
 * @throws not_found
 */
export async function releaseQuantity(
  dependencies: Dependencies,
  transaction: Transaction,
  { listing: id, milli }: PromisedAmount,
): Promise<void> {
  const { models } = dependencies;
  const { session } = transaction;
  const listing = await models.listings.findOne({ _id: id }, null, { session }).lean();
  if (!listing) throw notFound();
  const { quantity, remainingMilli } = listing;
  if (quantity === null || remainingMilli === null) return;
  const returned = Math.min(Math.max(0, milli), quantity.milli - remainingMilli);
  const counted = await models.listings.findOneAndUpdate(
    { _id: id, revision: listing.revision },
    { $inc: { remainingMilli: returned, revision: 1 } },
    { session, returnDocument: "after", lean: true },
  );
  if (!counted) throw conflict("stale_revision");
  await settle(dependencies, transaction, counted, "listing.release", returned);
}

/** Brings state, `open` and the audit in line with what is left. */
async function settle(
  dependencies: Dependencies,
  transaction: Transaction,
  counted: ListingRecord,
  action: "listing.reserve" | "listing.release",
  milli: number,
): Promise<void> {
  const { models } = dependencies;
  const follows = isOpen(counted.state) || counted.state === "fulfilled";
  const state = follows ? stateByRemaining(counted.quantity?.milli ?? null, counted.remainingMilli) : counted.state;
  const settled = { state, open: isOpen(state), changedAt: transaction.at };
  await models.listings.updateOne({ _id: counted._id }, { $set: settled }, { session: transaction.session });
  transaction.audit({
    action,
    subject: { kind: "listing", id: counted._id },
    alliance: counted.alliance,
    county: counted.county,
    after: { milli, remainingMilli: counted.remainingMilli, state },
  });
  await announceListing(dependencies, transaction, "listing.changed", { ...counted, ...settled });
}
