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

/** Pair and terms of a proposal: what makes it the same as a stored suggestion. Pure. */
export const keyOfProposal = (proposal: Proposal): [pair: string, terms: string] => [
  pairKey(proposal.need._id, proposal.resources.map((resource) => resource._id)),
  termsKey(proposal.need, proposal.resources),
];

/** Stores a proposal, or brings the suggestion of the same pair and terms up to date; null when nothing is new. */
export async function storeProposal(
  { models, ids }: Pick<MatchingDependencies, "models" | "ids">,
  transaction: Transaction,
  proposal: Proposal,
): Promise<MatchRecord | null> {
  const { session, at } = transaction;
  const { need } = proposal;
  const [pair, terms] = keyOfProposal(proposal);
  const known = await models.matches.findOne({ pair, terms }, null, { session }).lean();
  if (known) {
    if (known.state === "declined" || known.state === "agreed") return null;
    if (known.state === "suggested" && sameParts(known, proposal)) {
      if (known.certain !== proposal.certain) await keepCertainty(models, transaction, known, proposal.certain);
      return null;
    }
  }
  const content = contentOf(proposal, at);
  const match: MatchRecord = known
    ? { ...known, ...content, revision: known.revision + 1 }
    : { _id: ids.next(), pair, terms, ...content, cooperation: null, revision: 0 };
  if (known) {
    const updated = await models.matches.replaceOne({ _id: known._id, revision: known.revision }, match, { session });
    if (updated.modifiedCount === 0) return null;
  } else {
    await models.matches.create([match], { session });
  }
  transaction.audit({
    action: "match.suggest",
    subject: { kind: "match", id: match._id },
    alliance: need.alliance,
    county: need.county,
    after: { pair, terms, score: match.score },
  });
  emitDeal(transaction, match, "match.suggested", { match: match._id, listings: match.listings, score: match.score });
  return match;
}

/** The same suggestion, of which more is known than before, or less; answers that were given stay. */
async function keepCertainty(models: MatchingDependencies["models"], transaction: Transaction, known: MatchRecord, certain: boolean): Promise<void> {
  await models.matches.updateOne({ _id: known._id, state: "suggested" }, { $set: { certain } }, { session: transaction.session });
  emitDeal(transaction, known, "match.suggested", { match: known._id, listings: known.listings, score: known.score });
}

const sameParts = (known: MatchRecord, proposal: Proposal): boolean =>
  known.parts.every((part) => proposal.parts.some(({ resource, milli }) => resource === part.resource && milli === part.milli));

function contentOf(proposal: Proposal, at: Date): Omit<MatchRecord, "_id" | "pair" | "terms" | "cooperation" | "revision"> {
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
