import type { PreviewView, RelaxationChange, RelaxationView } from "../../app/contracts/match-preview.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { dayAt } from "../clock.ts";
import { AppError } from "../errors.ts";
import { declinedWith } from "./declined-with.ts";
import { queryFor } from "./engine-query.ts";
import type { Diagnosis, EngineQuery } from "./engine/types.ts";
import { findUnmetOutside } from "./find-outside.ts";
import { findSame } from "./find-same.ts";
import { judgeCandidate, type Candidate } from "./judge-candidate.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";
import { presentCandidate, presentDiagnosis, presentSplit } from "./present-preview.ts";
import { searchOn, type Found } from "./search-on.ts";

/** Candidates that can be asked for which the search goes on past those that cannot. */
const ENOUGH = 5;

/** How long a request waits for an engine that is still loading. */
const READY_MS = 10_000;

/**
 * What the market has for a listing, stored or not, as its owner may see it: candidates with reasons, the best split
 * supply, what would have to give when nothing fits, and listings that say the same. Reads only.
 * @param waitMs how long an engine that is still loading is waited for
 * @throws unavailable while the engine loads
 */
export async function explainListing(dependencies: MatchingDependencies, listing: ListingRecord, limit: number, waitMs = READY_MS): Promise<PreviewView> {
  const { engine, market, clock } = dependencies;
  if (!(await market.whenReady(waitMs))) throw new AppError("unavailable", { reason: "engine_starting" });
  const declined = await declinedWith(dependencies, listing);
  const query = await queryFor(dependencies, listing, { limit, declined });
  const judge = ({ suggestion, counterpart }: Found) => judgeCandidate(listing, suggestion, counterpart);
  const { result, found } = await searchOn(dependencies, listing, query, Math.min(ENOUGH, limit), (one) => judge(one).barred === null);
  const judged = found.map(judge);
  const plainly = judged.filter(({ suggestion }) => suggestion.relevance === 100);
  const held = plainly.filter(({ suggestion, barred }) => suggestion.fits && barred !== null);
  const fitting = plainly.some(({ suggestion, barred }) => suggestion.fits && barred === null);
  const shown = inView(plainly.length > 0 ? plainly : judged, limit);
  const barred = judged.flatMap(({ suggestion, barred }) => (barred === null ? [] : [suggestion.id]));
  const askable = barred.length > 0 ? { ...query, declined: [...declined, ...barred] } : query;
  const [split, diagnosis, similar, same] = await Promise.all([
    listing.kind === "need" ? engine.split(askable) : null,
    fitting ? null : diagnoseFor(dependencies, listing, askable),
    engine.similar(query),
    listing.kind === "need" ? findSame(dependencies, listing, query) : [],
  ]);
  const records = await readRecords(dependencies, [
    ...shown.map(({ suggestion }) => suggestion.id),
    ...(split?.parts.map(({ id }) => id) ?? []),
    ...similar.map(({ id }) => id),
  ]);
  const listings = await presentListings(dependencies, records.keys());
  const shownSplit = split && split.parts.length > 1 ? presentSplit(split, listing, listings, records) : null;
  return {
    items: shown.flatMap((candidate) => {
      const found = listings.get(candidate.suggestion.id);
      return found ? [presentCandidate(candidate, found, listing)] : [];
    }),
    certain: result.certain,
    missing: result.missing,
    split: shownSplit,
    diagnosis:
      diagnosis && presentDiagnosis(dependencies, diagnosis, listing, dayAt(clock.now()), await splitToAccept(dependencies, listing, askable, shownSplit), held),
    considered: result.considered,
    common: {
      organizations: new Set(same.map(({ owner }) => owner)).size,
      alliances: new Set(same.map(({ alliance }) => alliance)).size,
    },
    similar: similar.slice(0, 5).flatMap(({ id, likeness, duplicate }) => {
      const found = listings.get(id);
      return found ? [{ listing: found, likeness, duplicate }] : [];
    }),
  };
}

/**
 * Who fits but for his conditions, or because he does not see the listing, stands behind those who can be asked; at least half of the
 * places are theirs where the search went on past so many of them. Pure.
 */
function inView(judged: readonly Candidate[], limit: number): Candidate[] {
  const askable = judged.filter(({ barred }) => barred === null);
  const barred = judged.filter((candidate) => candidate.barred !== null).slice(0, Math.max(limit - askable.length, Math.floor(limit / 2)));
  return [...askable.slice(0, limit - barred.length), ...barred];
}

/** What is short; who would fit outside the audience but sets conditions that the need's owner does not meet is not counted. */
async function diagnoseFor(dependencies: MatchingDependencies, listing: ListingRecord, query: EngineQuery): Promise<Diagnosis> {
  const diagnosis = await dependencies.engine.diagnose(query);
  if (listing.kind !== "need" || diagnosis.fitsOutside === 0) return diagnosis;
  const unmet = await findUnmetOutside(dependencies, listing);
  return unmet.length === 0 ? diagnosis : dependencies.engine.diagnose({ ...query, declined: [...(query.declined ?? []), ...unmet] });
}

/**
 * The concession of taking a need's supply from several: nothing to change where a split supply stands already, its
 * smallest part where that alone is in the way; null where even then nobody can do it together.
 */
async function splitToAccept(
  { engine }: MatchingDependencies,
  listing: ListingRecord,
  query: EngineQuery,
  shown: PreviewView["split"],
): Promise<RelaxationView | null> {
  if (listing.kind !== "need") return null;
  if (shown?.complete) return tellSplit(shown.parts.length, {});
  if (listing.minLot === null) return null;
  const split = await engine.split({ ...query, listing: { ...query.listing, minLotMilli: null } });
  return split?.complete && split.parts.length > 1 ? tellSplit(split.parts.length, { minLot: null }) : null;
}

const tellSplit = (parts: number, change: RelaxationChange): RelaxationView => ({
  kind: "split",
  amount: parts,
  code: null,
  unit: null,
  fits: 1,
  change,
  zh: `接受分 ${parts} 批，有 1 个组合`,
  en: `In ${parts} parts, 1 combination would fit`,
});

async function readRecords({ models }: MatchingDependencies, ids: readonly string[]): Promise<Map<string, ListingRecord>> {
  const records = await models.listings.find({ _id: { $in: [...new Set(ids)] } }).lean();
  return new Map(records.map((record) => [record._id, record]));
}
