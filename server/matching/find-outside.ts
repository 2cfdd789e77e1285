import type { ListingRecord } from "../../models/listing.ts";
import { queryFor } from "./engine-query.ts";
import type { Suggestion } from "./engine/types.ts";
import type { MatchingDependencies } from "./ports.ts";
import { readersOfOrganization } from "./readers-of-organization.ts";

/** Counterparts looked at over all audiences. */
const LOOKED_AT = 100;

/** A counterpart that fits and that the listing's owner may not read. */
export interface OutsideFit {
  record: ListingRecord;
  suggestion: Suggestion;
}

/** Live counterparts that fit a listing but lie outside its owner's view, best first. Reads only. */
export async function findOutside(dependencies: MatchingDependencies, listing: ListingRecord): Promise<OutsideFit[]> {
  const query = await queryFor(dependencies, listing, { limit: LOOKED_AT });
  const { suggestions } = await dependencies.engine.match({ ...query, visible: null });
  const fitting = suggestions.filter(({ fits, relevance }) => fits && relevance === 100);
  const records = await dependencies.models.listings.find({ _id: { $in: fitting.map(({ id }) => id) }, open: true }).lean();
  const byId = new Map(records.map((record) => [record._id, record]));
  const readers = new Set(await readersOfOrganization(dependencies, listing.owner));
  return fitting.flatMap((suggestion) => {
    const record = byId.get(suggestion.id);
    return record && !record.readers.some((reader) => readers.has(reader)) ? [{ record, suggestion }] : [];
  });
}
