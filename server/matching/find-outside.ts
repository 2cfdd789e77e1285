import type { ListingRecord } from "../../models/listing.ts";
import { queryFor } from "./engine-query.ts";
import type { Suggestion } from "./engine/types.ts";
import type { MatchingDependencies } from "./ports.ts";
import { isSure, readCounterparts } from "./read-counterparts.ts";
import { readersOfOrganization } from "./readers-of-organization.ts";

/** Counterparts looked at over all audiences. */
const LOOKED_AT = 100;

/** A counterpart that fits and that the listing's owner may not read. */
export interface OutsideFit {
  record: ListingRecord;
  suggestion: Suggestion;
}

/** Live counterparts that fit a listing, no condition failing, but lie outside its owner's view, best first. Reads only. */
export async function findOutside(dependencies: MatchingDependencies, listing: ListingRecord): Promise<OutsideFit[]> {
  const fits = await fitsOutside(dependencies, listing);
  return fits.flatMap(({ suggestion, found }) =>
    found.stand?.verdict === "fail" ? [] : [{ record: found.record, suggestion: isSure(found) ? suggestion : { ...suggestion, certain: false } }],
  );
}

/** Ids of those that would fit outside its owner's view if only he met their conditions. Reads only. */
export async function findUnmetOutside(dependencies: MatchingDependencies, listing: ListingRecord): Promise<string[]> {
  const fits = await fitsOutside(dependencies, listing);
  return fits.flatMap(({ suggestion, found }) => (found.stand?.verdict === "fail" ? [suggestion.id] : []));
}

async function fitsOutside(dependencies: MatchingDependencies, listing: ListingRecord) {
  const query = await queryFor(dependencies, listing, { limit: LOOKED_AT });
  const { suggestions } = await dependencies.engine.match({ ...query, visible: null });
  const fitting = suggestions.filter(({ fits, relevance }) => fits && relevance === 100);
  const counterparts = await readCounterparts(dependencies, listing, fitting.map(({ id }) => id));
  const readers = new Set(await readersOfOrganization(dependencies, listing.owner));
  return fitting.flatMap((suggestion) => {
    const found = counterparts.get(suggestion.id);
    return found && !found.record.readers.some((reader) => readers.has(reader)) ? [{ suggestion, found }] : [];
  });
}
