import type { MatchState } from "../../app/contracts/matches.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { MatchRecord } from "../../models/match.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { readStands } from "../conditions/read-stands.ts";
import { isTaken } from "../database/is-taken.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import { tryAgain } from "../try-again.ts";
import { toCanonical } from "./engine-listing.ts";
import { findProposals } from "./find-proposals.ts";
import type { MatchingDependencies } from "./ports.ts";
import { termsKey, type Proposal } from "./propose.ts";
import { keyOf, keyOfProposal, storeProposals } from "./store-proposals.ts";
import { tellLiaisons } from "./tell-liaisons.ts";

/** Attempts when other processes suggest the same at the same moment. */
const ATTEMPTS = 5;

/**
 * Brings the stored suggestions of one listing up to date: ends those whose terms, quantities or listings no longer
 * hold, stores the new ones, and tells their parties (`match.suggested`). The same pair under the same terms is
 * suggested once, however many processes try; a declined one comes back only under new terms. What changed is written
 * in one transaction together with the mark up to which the listing was matched.
 *
 * @param force matches again although the listing's revision was matched already (a counterpart declined)
 */
export const suggestMatches = (dependencies: MatchingDependencies, listing: string, force = false): Promise<void> =>
  tryAgain(ATTEMPTS, isTaken, () => suggestOnce(dependencies, listing, force));

async function suggestOnce(dependencies: MatchingDependencies, id: string, force: boolean): Promise<void> {
  const { models, inTransaction } = dependencies;
  const listing = await models.listings.findOne({ _id: id }).lean();
  if (!listing || listing.kind === "policy" || listing.state === "draft") return;
  const mark = await models.matchRuns.findOne({ _id: id }).lean();
  if (!force && mark && mark.revision >= listing.revision) return;
  const proposals = listing.open ? await findProposals(dependencies, listing) : [];
  const needs = new Map(proposals.map(({ need }) => [need._id, need]));
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    await endOutdated(dependencies, transaction, listing, proposals);
    const stored = await storeProposals(dependencies, transaction, proposals);
    for (const match of stored) {
      if (match.parts.length > 1) await endReplaced(dependencies, transaction, match, needs.get(match.need)!);
    }
    await tellLiaisons(dependencies, transaction, stored);
    await models.matchRuns.updateOne(
      { _id: id },
      { $max: { revision: listing.revision }, $set: { at } },
      { session, upsert: true },
    );
  });
}

/** Ends open suggestions of the listing that no longer hold and are not proposed anew. */
async function endOutdated(
  { models }: MatchingDependencies,
  transaction: Transaction,
  listing: ListingRecord,
  proposals: readonly Proposal[],
): Promise<void> {
  const { session } = transaction;
  const open = await models.matches.find({ listings: listing._id, state: "suggested" }, null, { session }).lean();
  if (open.length === 0) return;
  const records = await models.listings.find({ _id: { $in: open.flatMap((match) => match.listings) } }, null, { session }).lean();
  const byId = new Map(records.map((record) => [record._id, record]));
  const proposed = new Set(proposals.map(keyOfProposal));
  const left = open.filter((match) => !proposed.has(keyOf(match)));
  const unmet = await conditionsFail(models, left, byId);
  for (const match of left) {
    const state = endOf(match, byId) ?? (unmet.has(match._id) ? "superseded" : null);
    if (state) await end(models, transaction, match, state);
  }
}

/** Suggestions with a resource whose conditions the need's owner does not meet (any more). */
async function conditionsFail(
  models: MatchingDependencies["models"],
  matches: readonly MatchRecord[],
  listings: ReadonlyMap<string, ListingRecord>,
): Promise<Set<string>> {
  const asked = matches.flatMap(({ _id, need, needOwner, parts }) =>
    parts.flatMap(({ resource }) => {
      const listing = listings.get(resource);
      const wanted = listings.get(need);
      return listing && wanted ? [{ match: _id, listing, organization: needOwner, need: wanted }] : [];
    }),
  );
  const stands = await readStands(models, asked);
  return new Set(asked.flatMap(({ match }, at) => (stands[at]?.verdict === "fail" ? [match] : [])));
}

/** How an open suggestion ends, or null while it still holds. Pure. */
export function endOf(match: MatchRecord, listings: ReadonlyMap<string, ListingRecord>): MatchState | null {
  const need = listings.get(match.need);
  const resources = match.parts.map((part) => listings.get(part.resource));
  if (!need?.open || resources.some((resource) => !resource?.open)) {
    const expired = [need, ...resources].some((listing) => listing?.state === "expired" || listing?.state === "withdrawn");
    return expired ? "expired" : "superseded";
  }
  if (termsKey(need, resources as ListingRecord[]) !== match.terms) return "superseded";
  const asked = match.parts.reduce((sum, part) => sum + (part.milli ?? 0), 0);
  if (need.remainingMilli !== null && asked > need.remainingMilli) return "superseded";
  const short = match.parts.some((part) => part.milli !== null && isShort(need, listings.get(part.resource)!, part.milli));
  return short ? "superseded" : null;
}

/** Whether a resource has less left than `milli` thousandths of the need's unit. Pure. */
function isShort(need: ListingRecord, resource: ListingRecord, milli: number): boolean {
  if (!need.quantity || !resource.quantity || resource.remainingMilli === null) return false;
  return toCanonical(resource.quantity, resource.remainingMilli) < toCanonical(need.quantity, milli);
}

/**
 * A new split supply takes the place of what it makes needless, as long as nobody has answered that: other split
 * supplies of the same need, and its members asked alone for a part.
 */
async function endReplaced({ models }: MatchingDependencies, transaction: Transaction, split: MatchRecord, need: ListingRecord): Promise<void> {
  const { session } = transaction;
  const open = await models.matches.find({ listings: need._id, state: "suggested" }, null, { session }).lean();
  const members = new Set(split.parts.map((part) => part.resource));
  for (const match of open) {
    if (match._id === split._id || match.need !== need._id || match.waiting.length < match.parties.length) continue;
    const [alone] = match.parts;
    const part = match.parts.length === 1 && members.has(alone!.resource) && alone!.milli !== null && alone!.milli < (need.remainingMilli ?? 0);
    if (match.parts.length > 1 || part) await end(models, transaction, match, "superseded");
  }
}

async function end(models: MatchingDependencies["models"], transaction: Transaction, match: MatchRecord, state: MatchState): Promise<void> {
  const { session, at } = transaction;
  const ended = await models.matches.updateOne(
    { _id: match._id, revision: match.revision, state: "suggested" },
    { $set: { state, waiting: [], changedAt: at }, $inc: { revision: 1 } },
    { session },
  );
  if (ended.modifiedCount === 1) emitDeal(transaction, match, "match.declined", { match: match._id, state, listings: match.listings, revision: match.revision + 1 });
}
