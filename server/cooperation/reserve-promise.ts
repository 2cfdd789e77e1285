import type { CooperationRecord } from "../../models/cooperation.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { pickListings, sharesOf, type Shares } from "./shares.ts";

type Deal = Pick<CooperationRecord, "need" | "needOwner">;

/**
 * Reserves a promise on the need and on the resource, where they name a quantity.
 * @throws conflict `capacity_gone` when one of them has less left, bad_input on `quantity.unit`
 */
export async function reservePromise(
  dependencies: CooperationDependencies,
  transaction: Transaction,
  deal: Deal,
  resource: string,
  listings: ReadonlyMap<string, ListingRecord>,
  milli: number,
  unit: string,
): Promise<void> {
  const picked = pickListings(deal, resource, listings);
  await forEachSide(picked, sharesOf(dependencies.unitGroup, picked.need, picked.resource, milli, unit), (amount) =>
    dependencies.reserveQuantity(transaction, amount),
  );
}

/** Gives what is left of a promise back to both sides; listings that are gone get nothing. */
export async function releasePromise(
  dependencies: CooperationDependencies,
  transaction: Transaction,
  deal: Deal,
  resource: string,
  listings: ReadonlyMap<string, ListingRecord>,
  milli: number,
  unit: string,
): Promise<void> {
  if (milli === 0 || !listings.has(deal.need) || !listings.has(resource)) return;
  const picked = pickListings(deal, resource, listings);
  await forEachSide(picked, sharesOf(dependencies.unitGroup, picked.need, picked.resource, milli, unit), (amount) =>
    dependencies.releaseQuantity(transaction, amount),
  );
}

/** Always the need first, so that two transactions never wait for each other in a circle. */
async function forEachSide(
  { need, resource }: { need: ListingRecord; resource: ListingRecord },
  { needMilli, resourceMilli }: Shares,
  change: (amount: { listing: string; milli: number; party: string }) => Promise<void>,
): Promise<void> {
  if (needMilli) await change({ listing: need._id, milli: needMilli, party: resource.owner });
  if (resourceMilli) await change({ listing: resource._id, milli: resourceMilli, party: need.owner });
}
