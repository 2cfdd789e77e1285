import type { MatchState } from "../../app/contracts/matches.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { MatchRecord } from "../../models/match.ts";
import { readStands } from "../conditions/read-stands.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { toCanonical } from "./engine-listing.ts";
import type { MatchingDependencies } from "./ports.ts";
import { termsKey, type Proposal } from "./propose.ts";
import { keyOf, keyOfProposal } from "./store-proposals.ts";

type Ending = Pick<MatchingDependencies, "models">;

/** Ends open suggestions of some listings that no longer hold and are not proposed anew. */
export async function endOutdated({ models }: Ending, transaction: Transaction, listings: readonly string[], proposals: readonly Proposal[]): Promise<void> {
  const { session } = transaction;
  const open = await models.matches.find({ listings: { $in: listings }, state: "suggested" }, null, { session }).lean();
  const proposed = new Set(proposals.map(keyOfProposal));
  const left = open.filter((match) => !proposed.has(keyOf(match)));
  if (left.length === 0) return;
  const records = await models.listings.find({ _id: { $in: left.flatMap((match) => match.listings) } }, null, { session }).lean();
  const byId = new Map(records.map((record) => [record._id, record]));
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
function endOf(match: MatchRecord, listings: ReadonlyMap<string, ListingRecord>): MatchState | null {
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
 * New split supplies take the place of what they make needless, as long as nobody has answered that: other split supplies of the same
 * need, and its members asked alone for a part. Of several new ones of a need the last stays.
 * @param needs what is needed, of all that was stored
 * @returns what of the stored has to be told
 */
export async function endReplaced(
  { models }: Ending,
  transaction: Transaction,
  stored: readonly MatchRecord[],
  needs: ReadonlyMap<string, ListingRecord>,
): Promise<MatchRecord[]> {
  const splits = new Map(stored.filter(({ parts }) => parts.length > 1).map((split) => [split.need, split]));
  if (splits.size === 0) return [...stored];
  const { session } = transaction;
  const open = await models.matches.find({ listings: { $in: [...splits.keys()] }, state: "suggested" }, null, { session }).lean();
  const ended = new Set<string>();
  for (const match of open) {
    const split = splits.get(match.need);
    if (!split || !isReplaced(match, split, needs.get(match.need)!)) continue;
    await end(models, transaction, match, "superseded");
    ended.add(match._id);
  }
  return stored.filter(({ _id }) => !ended.has(_id));
}

/** Whether a split supply makes another suggestion of its need needless. Pure. */
function isReplaced(match: MatchRecord, split: MatchRecord, need: ListingRecord): boolean {
  if (match._id === split._id || match.waiting.length < match.parties.length) return false;
  if (match.parts.length > 1) return true;
  const [alone] = match.parts;
  const isMember = split.parts.some(({ resource }) => resource === alone!.resource);
  return isMember && alone!.milli !== null && alone!.milli < (need.remainingMilli ?? 0);
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
