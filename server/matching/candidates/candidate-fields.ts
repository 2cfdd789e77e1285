import type { ListingRecord } from "../../../models/listing.ts";
import { hashText, termNumbers } from "../engine/candidates/telling-terms.ts";
import type { Side, Vocabulary } from "../engine/types.ts";
import { audienceKey } from "../engine-listing.ts";

type Matched = Pick<ListingRecord, "kind" | "readers" | "title" | "text" | "category">;

/** What a listing is found by as a counterpart in the database; policies are none. Pure. */
export function candidateFields(vocabulary: Vocabulary, listing: Matched): Pick<ListingRecord, "matchScope" | "matchTerms"> {
  if (listing.kind === "policy") return { matchScope: null, matchTerms: [] };
  return { matchScope: scopeOf(listing.kind, audienceKey(listing.readers)), matchTerms: termNumbers(listing, vocabulary) };
}

/** The number under which all lines of a side that the same groups may read are found. Pure. */
export const scopeOf = (side: Side, audience: string): number => hashText(`${side}\n${audience}`);
