import type { ListingPatch } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { mergeTerms, remainingAfter, termsOf } from "./listing-terms.ts";

/**
 * A stored listing as it would be after a change of what a match rests on; what was promised of it stays promised.
 * Nothing is written; lists' fields (`readers`, `order` ...) are those of the stored one. Pure.
 * @throws bad_input as when it is changed
 */
export function draftChange(
  { reference }: Pick<ListingDependencies, "reference">,
  listing: ListingRecord,
  change: Omit<ListingPatch, "state" | "audience">,
): ListingRecord {
  const terms = mergeTerms(reference, listing.kind, termsOf(listing), change);
  return { ...listing, ...terms, remainingMilli: remainingAfter(listing, terms), termsRevision: listing.termsRevision + 1 };
}
