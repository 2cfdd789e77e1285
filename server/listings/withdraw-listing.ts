import type { z } from "zod";
import type { ListingView, withdrawInput } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { isOpen } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { presentOne } from "./present-listing.ts";
import { replaceListing, requireWritable } from "./write-listing.ts";

/**
 * Takes an open listing or a draft back. What was promised of it stays promised. Emits `listing.changed`.
 * @throws not_found, forbidden, conflict `stale_revision` or `listing_closed`
 */
export async function withdrawListing(
  dependencies: ListingDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof withdrawInput>,
  revision: number | undefined,
): Promise<ListingView> {
  const listing = await dependencies.inTransaction(actor, (transaction) => withdrawWithin(dependencies, transaction, id, input, revision));
  return presentOne(dependencies, actor, listing);
}

/** The same within a transaction, for its actor. @throws as `withdrawListing` */
export async function withdrawWithin(
  dependencies: ListingDependencies,
  transaction: Transaction,
  id: string,
  input: z.output<typeof withdrawInput>,
  revision: number | undefined,
): Promise<ListingRecord> {
  const before = await requireWritable(dependencies, transaction, id, revision);
  if (!isOpen(before.state) && before.state !== "draft") throw conflict("listing_closed");
  const after = await replaceListing(dependencies, transaction, before, {
    state: "withdrawn",
    withdrawnReason: input.reason ?? null,
  });
  transaction.audit({
    action: "listing.withdraw",
    subject: { kind: "listing", id },
    alliance: before.alliance,
    county: before.county,
    before: { state: before.state },
    after: { state: after.state, reason: after.withdrawnReason },
  });
  await announceListing(dependencies, transaction, "listing.changed", after, before);
  return after;
}
