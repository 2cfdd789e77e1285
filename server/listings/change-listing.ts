import type { ListingPatch, ListingView } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, dayAt } from "../clock.ts";
import { conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { stateByRemaining, usualExpiry } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { changedTerms, concernsMatches, mergeTerms, remainingAfter, requireDatesAhead, termsOf } from "./listing-terms.ts";
import { presentOne } from "./present-listing.ts";
import { publishEvent, requireKnown } from "./store-listings.ts";
import { replaceListing, requireWritable } from "./write-listing.ts";

/**
 * Changes the terms of a listing, and publishes a draft where the patch says so. `termsRevision` grows when a match
 * rests on what changed. Emits `listing.changed`, or `listing.published` / `policy.published` for a draft.
 * @throws not_found, forbidden, bad_input, conflict `stale_revision`, conflict `listing_closed` when it is withdrawn or expired
 */
export async function changeListing(
  dependencies: ListingDependencies,
  actor: Actor,
  id: string,
  patch: ListingPatch,
  revision: number | undefined,
): Promise<ListingView> {
  const { inTransaction, clock, reference } = dependencies;
  const today = dayAt(clock.now());
  const listing = await inTransaction(actor, async (transaction) => {
    const before = await requireWritable(dependencies, transaction, id, revision);
    if (before.state === "withdrawn" || before.state === "expired") throw conflict("listing_closed");
    const { state, ...change } = patch;
    const stored = termsOf(before);
    const terms = mergeTerms(reference, before.kind, stored, change);
    const names = changedTerms(stored, terms);
    if (change.audience?.alliances) await requireAudience(dependencies, transaction, change.audience.alliances);
    const publishes = before.state === "draft" && state === "published";
    const dates = publishes ? terms : onlyChanged(terms, names);
    requireDatesAhead(dates, today);

    const remainingMilli = remainingAfter(before, terms);
    const opens = publishes || before.state !== "draft";
    if (opens && terms.expiresOn === null) terms.expiresOn = usualExpiry({ ...terms, kind: before.kind }, today, addDays);
    const after = await replaceListing(dependencies, transaction, before, {
      ...terms,
      remainingMilli,
      state: opens ? stateByRemaining(terms.quantity?.milli ?? null, remainingMilli) : "draft",
      publishedAt: publishes ? transaction.at : before.publishedAt,
      termsRevision: before.termsRevision + (concernsMatches(names) ? 1 : 0),
    });
    transaction.audit({
      action: publishes ? "listing.publish" : "listing.change",
      subject: { kind: "listing", id },
      alliance: before.alliance,
      county: before.county,
      before: Object.fromEntries(names.map((name) => [name, stored[name]])),
      after: Object.fromEntries(names.map((name) => [name, terms[name]])),
    });
    const event = publishes ? publishEvent(after) : "listing.changed";
    await announceListing(dependencies, transaction, event, after, before);
    return after;
  });
  return presentOne(dependencies, actor, listing);
}

/** A date that was fine when it was written may lie behind by now: only one that is written anew is judged. */
function onlyChanged(terms: ReturnType<typeof termsOf>, names: readonly string[]): ReturnType<typeof termsOf> {
  const cleared = ["dueDate", "window", "expiresOn", "policy"].filter((name) => !names.includes(name));
  return { ...terms, ...Object.fromEntries(cleared.map((name) => [name, null])) };
}

/** @throws bad_input on the alliance of an audience that does not exist */
async function requireAudience({ models }: ListingDependencies, { session }: Transaction, alliances: readonly string[]): Promise<void> {
  const found = await models.alliances.find({ _id: { $in: alliances } }, { _id: 1 }, { session }).lean();
  requireKnown(alliances, new Set(found.map(({ _id }) => _id)));
}
