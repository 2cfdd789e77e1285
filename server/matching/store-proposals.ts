import type { MatchRecord } from "../../models/match.ts";
import { endOfDay } from "../clock.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { MatchingDependencies } from "./ports.ts";
import { pairKey, termsKey, type Proposal } from "./propose.ts";

/** How long a suggestion waits for an answer, at most. */
const ANSWER_MS = 3 * 86_400_000;
/** Even when the need is due today, this long. */
const SHORTEST_ANSWER_MS = 3_600_000;

type Identity = Pick<MatchRecord, "pair" | "terms">;

/** What makes a proposal the same as a stored suggestion. Pure. */
const identityOf = ({ need, resources }: Proposal): Identity => ({
  pair: pairKey(need._id, resources.map((resource) => resource._id)),
  terms: termsKey(need, resources),
});

/** Key of a suggestion among others. Pure. */
export const keyOf = ({ pair, terms }: Identity): string => `${pair} ${terms}`;

/** The same of a proposal. Pure. */
export const keyOfProposal = (proposal: Proposal): string => keyOf(identityOf(proposal));

/** Proposals whose listings are as they were read: what is stored of others would be of yesterday. */
export async function unchangedAmong({ models }: Pick<Storing, "models">, { session }: Transaction, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const listingsOf = ({ need, resources }: Proposal) => [need, ...resources];
  if (proposals.length === 0) return [];
  const ids = [...new Set(proposals.flatMap(listingsOf).map(({ _id }) => _id))];
  const records = await models.listings.find({ _id: { $in: ids } }, { revision: 1 }, { session }).lean();
  const now = new Map(records.map(({ _id, revision }) => [_id, revision]));
  return proposals.filter((proposal) => listingsOf(proposal).every(({ _id, revision }) => now.get(_id) === revision));
}

/** How many of the proposals are suggestions that wait for an answer. */
export async function countWaiting({ models }: Pick<Storing, "models">, { session }: Transaction, proposals: readonly Proposal[]): Promise<number> {
  const asked = new Set(proposals.map(keyOfProposal));
  const pairs = proposals.map((proposal) => identityOf(proposal).pair);
  const open = await models.matches.find({ pair: { $in: pairs }, state: "suggested" }, { pair: 1, terms: 1 }, { session }).lean();
  return open.filter((match) => asked.has(keyOf(match))).length;
}

type Storing = Pick<MatchingDependencies, "models" | "ids">;

/**
 * Stores proposals, or brings the suggestions of the same pairs and terms up to date; of several with the same pair and terms the first.
 * @returns the suggestions that are new, in the order of the proposals
 */
export async function storeProposals({ models, ids }: Storing, transaction: Transaction, proposals: readonly Proposal[]): Promise<MatchRecord[]> {
  if (proposals.length === 0) return [];
  const { session, at } = transaction;
  const asked = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = keyOfProposal(proposal);
    if (!asked.has(key)) asked.set(key, proposal);
  }
  const pairs = [...asked.values()].map((proposal) => identityOf(proposal).pair);
  const before = await models.matches.find({ pair: { $in: pairs } }, null, { session }).lean();
  const knownOf = new Map(before.map((match) => [keyOf(match), match]));
  const fresh: MatchRecord[] = [];
  const stored: MatchRecord[] = [];
  for (const [key, proposal] of asked) {
    const known = knownOf.get(key);
    const match = known
      ? await renew({ models }, transaction, known, proposal)
      : { _id: ids.next(), ...identityOf(proposal), ...contentOf(proposal, at), cooperation: null, revision: 0 };
    if (!match) continue;
    if (!known) fresh.push(match);
    stored.push(match);
    tell(transaction, match, proposal.need);
  }
  if (fresh.length > 0) await models.matches.insertMany(fresh, { session });
  return stored;
}

/** Brings a known suggestion up to date with a proposal of the same pair and terms; null when that is nothing new. */
async function renew({ models }: Pick<Storing, "models">, transaction: Transaction, known: MatchRecord, proposal: Proposal): Promise<MatchRecord | null> {
  const { session, at } = transaction;
  if (known.state === "declined" || known.state === "agreed") return null;
  if (known.state === "suggested" && sameParts(known, proposal)) {
    if (known.certain !== proposal.certain) await keepCertainty({ models }, transaction, known, proposal.certain);
    return null;
  }
  const match: MatchRecord = { ...known, ...contentOf(proposal, at), revision: known.revision + 1 };
  const updated = await models.matches.replaceOne({ _id: known._id, revision: known.revision }, match, { session });
  return updated.modifiedCount === 1 ? match : null;
}

function tell(transaction: Transaction, match: MatchRecord, { alliance, county }: Proposal["need"]): void {
  const { _id, pair, terms, score, listings } = match;
  transaction.audit({ action: "match.suggest", subject: { kind: "match", id: _id }, alliance, county, after: { pair, terms, score } });
  emitDeal(transaction, match, "match.suggested", { match: _id, listings, score });
}

/** The same suggestion, of which more is known than before, or less; answers that were given stay. */
async function keepCertainty({ models }: Pick<Storing, "models">, transaction: Transaction, known: MatchRecord, certain: boolean): Promise<void> {
  await models.matches.updateOne({ _id: known._id, state: "suggested" }, { $set: { certain } }, { session: transaction.session });
  emitDeal(transaction, known, "match.suggested", { match: known._id, listings: known.listings, score: known.score });
}

const sameParts = (known: MatchRecord, proposal: Proposal): boolean =>
  known.parts.every((part) => proposal.parts.some(({ resource, milli }) => resource === part.resource && milli === part.milli));

function contentOf(proposal: Proposal, at: Date): Omit<MatchRecord, "_id" | keyof Identity | "cooperation" | "revision"> {
  const { need, resources, parts } = proposal;
  const all = [need, ...resources];
  const parties = [...new Set(all.map((listing) => listing.owner))];
  const due = need.dueDate ? endOfDay(need.dueDate).getTime() : Number.POSITIVE_INFINITY;
  const answerBy = Math.max(at.getTime() + SHORTEST_ANSWER_MS, Math.min(at.getTime() + ANSWER_MS, due));
  return {
    need: need._id,
    needOwner: need.owner,
    unit: need.quantity?.unit ?? null,
    parts,
    parties,
    listings: all.map((listing) => listing._id),
    alliances: [...new Set(all.map((listing) => listing.alliance))],
    counties: [...new Set(all.map((listing) => listing.county))],
    score: proposal.score,
    certain: proposal.certain,
    reasons: proposal.reasons,
    summary: proposal.summary,
    answers: parties.map((organization) => ({ organization, state: "pending", by: null, at: null, code: null, reason: null })),
    waiting: parties,
    state: "suggested",
    answerBy: new Date(answerBy),
    suggestedAt: at,
    changedAt: at,
  };
}
