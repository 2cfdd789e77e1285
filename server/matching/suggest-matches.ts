import type { ListingRecord } from "../../models/listing.ts";
import { isTaken } from "../database/is-taken.ts";
import { gatherWork } from "../gather-work.ts";
import { tryAgain } from "../try-again.ts";
import { endOutdated, endReplaced } from "./end-suggestions.ts";
import { findProposals } from "./find-proposals.ts";
import type { MarketMemory } from "./market-memory.ts";
import type { MatchingDependencies } from "./ports.ts";
import type { Proposal } from "./propose.ts";
import { storeProposals, unchangedAmong } from "./store-proposals.ts";
import { tellLiaisons } from "./tell-liaisons.ts";

/** Attempts when others suggest the same, or change what is suggested, at the same moment. */
const ATTEMPTS = 5;
/** Listings written in one transaction: others may want the same records meanwhile. */
const MOST_TOGETHER = 8;

/** A listing as it was looked at, and what is worth suggesting for it. */
interface Looked {
  listing: ListingRecord;
  proposals: Proposal[];
}

/** A listing, or one of its counterparts, changed between the look and the writing. */
class ChangedMeanwhile extends Error {}

/**
 * Brings the stored suggestions of one listing up to date.
 *
 * @param force matches again although the listing's revision was matched already (a counterpart declined)
 */
export type SuggestMatches = (listing: string, force?: boolean) => Promise<void>;

/**
 * Suggestions of a listing whose terms, quantities or listings no longer hold are ended, new ones stored, and their parties told
 * (`match.suggested`). The same pair under the same terms is suggested once, however many processes try; a declined one comes back only
 * under new terms. What changed is written in one transaction together with the mark up to which the listing was matched. While one is
 * written what was found for others gathers and is written in the next: they would wait for the numbers of the same streams anyway.
 */
export function createSuggestMatches(dependencies: MatchingDependencies, memory: MarketMemory): SuggestMatches {
  const store = gatherWork(MOST_TOGETHER, (looked: readonly Looked[]) => storeLooked(dependencies, looked));
  const suggest = async (listing: string, force: boolean) => {
    const looked = await lookFor(dependencies, memory, listing, force);
    if (!looked || (await store(looked))) return;
    memory.clear();
    throw new ChangedMeanwhile(`${listing} changed while it was matched`);
  };
  const passes = (error: unknown) => isTaken(error) || error instanceof ChangedMeanwhile;
  return (listing, force = false) => tryAgain(ATTEMPTS, passes, () => suggest(listing, force));
}

/** What is worth suggesting; null where there is nothing to match, or it was matched already. */
async function lookFor(dependencies: MatchingDependencies, memory: MarketMemory, id: string, force: boolean): Promise<Looked | null> {
  const { models } = dependencies;
  const listing = await models.listings.findOne({ _id: id }).lean();
  if (!listing || listing.kind === "policy" || listing.state === "draft") return null;
  const mark = await models.matchRuns.findOne({ _id: id }).lean();
  if (!force && mark && mark.revision >= listing.revision) return null;
  // More may be known of it than when it was looked at.
  if (force && listing.kind === "need") memory.forget(id);
  else if (force) memory.clear();
  return { listing, proposals: listing.open ? await findProposals(dependencies, memory, listing) : [] };
}

/** Writes what was found for some listings in one transaction; says of each whether it was, which it is not when anything has changed since. */
function storeLooked(dependencies: MatchingDependencies, looked: readonly Looked[]): Promise<boolean[]> {
  return dependencies.inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const unchanged = new Set(await unchangedAmong(dependencies, transaction, looked.flatMap(({ proposals }) => proposals)));
    const stands = looked.map(({ proposals }) => proposals.every((proposal) => unchanged.has(proposal)));
    const whole = looked.filter((_, index) => stands[index]);
    if (whole.length === 0) return stands;
    const proposals = whole.flatMap((each) => each.proposals);
    const needs = new Map(proposals.map(({ need }) => [need._id, need]));
    await endOutdated(dependencies, transaction, whole.map(({ listing }) => listing._id), proposals);
    const stored = await storeProposals(dependencies, transaction, proposals);
    await tellLiaisons(dependencies, transaction, await endReplaced(dependencies, transaction, stored, needs));
    await dependencies.models.matchRuns.bulkWrite(
      whole.map(({ listing: { _id, revision } }) => ({ updateOne: { filter: { _id }, update: { $max: { revision }, $set: { at } }, upsert: true } })),
      { session },
    );
    return stands;
  });
}
