import type { ListingRecord } from "../../models/listing.ts";
import type { EngineQuery, MatchResult, Suggestion } from "./engine/types.ts";
import type { MatchingDependencies } from "./ports.ts";
import { LEAST_SCORE } from "./propose.ts";
import { readCounterparts, type Counterpart } from "./read-counterparts.ts";
import type { ReadLive } from "./read-live.ts";

/** Candidates of each further look. */
const FURTHER = 100;
/** Further looks at most: an owner waits for the answer. */
const MOST_LOOKS = 5;

/** A candidate with what the engine does not look at. */
export interface Found {
  suggestion: Suggestion;
  counterpart: Counterpart;
}

/**
 * The best counterparts of a listing, best first: those of the query itself, and where fewer than `enough` of them pass,
 * further ones until enough do, none is good enough to be suggested any more, or 500 more were looked at. What does not pass stays
 * among the found, so that it can be told. Reads only.
 * @returns the query's own answer, too
 */
export async function searchOn(
  dependencies: Pick<MatchingDependencies, "engine" | "models" | "market"> & { readLive?: ReadLive },
  listing: ListingRecord,
  query: EngineQuery,
  enough: number,
  passes: (found: Found) => boolean,
): Promise<{ result: MatchResult; found: Found[] }> {
  const result = await dependencies.engine.match(query);
  const found: Found[] = [];
  const seen = [...(query.declined ?? [])];
  let passing = 0;
  let { suggestions } = result;
  let limit = query.limit ?? suggestions.length;
  for (let look = 0; ; look += 1) {
    seen.push(...suggestions.map(({ id }) => id));
    const counterparts = await readCounterparts(dependencies, listing, suggestions.map(({ id }) => id));
    for (const suggestion of suggestions) {
      const counterpart = counterparts.get(suggestion.id);
      if (!counterpart) continue;
      found.push({ suggestion, counterpart });
      if (passes({ suggestion, counterpart })) passing += 1;
    }
    const last = suggestions.at(-1);
    const isEnd = suggestions.length < limit || !last || last.score < LEAST_SCORE || last.relevance < 100;
    if (passing >= enough || isEnd || look === MOST_LOOKS) return { result, found };
    limit = FURTHER;
    ({ suggestions } = await dependencies.engine.match({ ...query, limit, declined: seen }));
  }
}
