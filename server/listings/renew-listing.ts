import type { z } from "zod";
import type { ListingView, renewInput } from "../../app/contracts/listings.ts";
import type { ListingState } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, dayAt } from "../clock.ts";
import { AppError, conflict } from "../errors.ts";
import { announceListing } from "./announce-listing.ts";
import { stateByRemaining, usualExpiry } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { faultsOfListedPolicy, requireDatesAhead, termsOf } from "./listing-terms.ts";
import { presentOne } from "./present-listing.ts";
import { replaceListing, requireWritable } from "./write-listing.ts";

/**
 * Gives a listing a new last day (`expiresOn`, or the usual one from today where that is later than the one it has) and opens it again when it had expired or was
 * withdrawn; the notices before its end are given anew. Emits `listing.changed`, or `listing.published` when it opens.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `listing_not_renewable` for drafts and fulfilled lines,
 * bad_input on a date that lies behind, on `expiresOn` beyond the end of a policy
 */
export async function renewListing(
  dependencies: ListingDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof renewInput>,
  revision: number | undefined,
): Promise<ListingView> {
  const today = dayAt(dependencies.clock.now());
  const listing = await dependencies.inTransaction(actor, async (transaction) => {
    const before = await requireWritable(dependencies, transaction, id, revision);
    const state = renewedState(before);
    if (!state) throw conflict("listing_not_renewable");
    const usual = usualExpiry(before, today, addDays);
    const expiresOn = input.expiresOn ?? (before.expiresOn !== null && before.expiresOn > usual ? before.expiresOn : usual);
    if (before.state !== "published") requireDatesAhead({ ...termsOf(before), expiresOn }, today);
    else requireDatesAhead({ ...termsOf(before), dueDate: null, window: null, policy: null, expiresOn }, today);
    const faults = faultsOfListedPolicy({ expiresOn, policy: before.policy });
    if (state !== "draft" && faults.length > 0) throw new AppError("bad_input", { faults });
    const opens = state !== "draft" && !before.open;
    const after = await replaceListing(dependencies, transaction, before, {
      state,
      expiresOn: state === "draft" ? before.expiresOn : expiresOn,
      withdrawnReason: null,
      warned: { week: null, day: null },
      publishedAt: opens ? transaction.at : before.publishedAt,
    });
    transaction.audit({
      action: "listing.renew",
      subject: { kind: "listing", id },
      alliance: before.alliance,
      county: before.county,
      before: { state: before.state, expiresOn: before.expiresOn },
      after: { state, expiresOn: after.expiresOn },
    });
    const event = !opens ? "listing.changed" : after.kind === "policy" ? "policy.published" : "listing.published";
    await announceListing(dependencies, transaction, event, after, before);
    return after;
  });
  return presentOne(dependencies, actor, listing);
}

/** What a line becomes when it is renewed; a withdrawn draft a draft again; null when there is nothing to renew. */
function renewedState(listing: ListingRecord): ListingState | null {
  if (listing.state === "draft" || listing.state === "fulfilled") return null;
  if (listing.state === "withdrawn" && listing.publishedAt === null) return "draft";
  const state = stateByRemaining(listing.quantity?.milli ?? null, listing.remainingMilli);
  return state === "fulfilled" ? null : state;
}
