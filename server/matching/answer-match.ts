import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { AcceptInput, DeclineInput, MatchView } from "../../app/contracts/matches.ts";
import type { MatchAnswerRecord, MatchRecord } from "../../models/match.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeDeal, partiesActedFor } from "../access/match-rules.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { partyToAnswer, presentMatch } from "./present-match.ts";
import type { MatchingDependencies } from "./ports.ts";

type Answering = Pick<MatchingDependencies, "models" | "inTransaction" | "placeName" | "startCooperation">;

/**
 * Accepts a suggestion in the name of one party. When all have accepted, the cooperation, its promises and the
 * reservations on every listing are written in the same transaction, so that capacity is never promised twice.
 * Writes the suggestion, an audit record and `match.accepted`.
 *
 * @throws not_found unseen, forbidden for who acts for no party, conflict `match_closed` no longer open,
 * `stale_revision`, `capacity_gone` somebody else was promised it first
 */
export async function acceptMatch(dependencies: Answering, actor: Actor, id: string, input: AcceptInput): Promise<MatchView> {
  const { models, inTransaction } = dependencies;
  const accepted = await inTransaction(actor, async (transaction) => {
    const { match, party } = await readToAnswer(dependencies, transaction, actor, id, input);
    if (party === null) return match;
    const next = withAnswer(match, transaction, party, { state: "accepted", code: null, reason: null });
    const agreed = next.waiting.length === 0;
    if (agreed) {
      const listings = await models.listings.find({ _id: { $in: match.listings } }, null, { session: transaction.session }).lean();
      next.cooperation = await dependencies.startCooperation(transaction, next, listings);
      next.state = "agreed";
    }
    await save(dependencies, transaction, match, next, "match.accept", party);
    emitDeal(transaction, next, "match.accepted", { match: id, organization: party, agreed, cooperation: next.cooperation });
    return next;
  });
  return presentMatch(dependencies, actor, accepted);
}

/**
 * Declines a suggestion in the name of one party, with a reason; it does not come back under the same terms.
 * Writes the suggestion, an audit record and `match.declined`.
 *
 * @throws not_found unseen, forbidden for who acts for no party, conflict `match_closed`, `stale_revision`
 */
export async function declineMatch(dependencies: Answering, actor: Actor, id: string, input: DeclineInput): Promise<MatchView> {
  const declined = await dependencies.inTransaction(actor, async (transaction) => {
    const { match, party } = await readToAnswer(dependencies, transaction, actor, id, input);
    if (party === null) throw conflict("match_closed");
    const next = withAnswer(match, transaction, party, { state: "declined", code: input.code, reason: input.reason });
    next.state = "declined";
    next.waiting = [];
    await save(dependencies, transaction, match, next, "match.decline", party);
    emitDeal(transaction, next, "match.declined", { match: id, organization: party, state: "declined", listings: next.listings, revision: next.revision });
    return next;
  });
  return presentMatch(dependencies, actor, declined);
}

/** The open suggestion and the party to answer for; `party` is null where that party has accepted already. */
async function readToAnswer(
  { models }: Answering,
  transaction: Transaction,
  actor: Actor,
  id: string,
  input: { organization?: string | undefined; revision?: number | undefined },
): Promise<{ match: MatchRecord; party: string | null }> {
  const match = await models.matches.findOne({ _id: id }, null, { session: transaction.session }).lean();
  if (!match || !canSeeDeal(actor, match)) throw notFound();
  const mine = partiesActedFor(actor, match);
  if (mine.length === 0 || (input.organization && !mine.includes(input.organization))) throw forbidden();
  if (match.state !== "suggested") throw conflict("match_closed");
  if (input.revision !== undefined && !isSameOffer(match, input.revision)) throw conflict("stale_revision");
  const party = input.organization ?? partyToAnswer(actor, match) ?? mine[0]!;
  return { match, party: match.waiting.includes(party) ? party : null };
}

/**
 * Whether what stands to be answered is still what a reader saw at a revision. Each answer raises the revision by one and
 * new terms take all answers back, so that another party's answer in between is no reason to refuse this one. Pure.
 */
function isSameOffer(match: MatchRecord, seen: number): boolean {
  const answered = match.answers.filter(({ state }) => state !== "pending").length;
  return seen >= match.revision - answered && seen <= match.revision;
}

function withAnswer(
  match: MatchRecord,
  transaction: Transaction,
  party: string,
  given: Pick<MatchAnswerRecord, "state" | "code" | "reason">,
): MatchRecord {
  const { id, name } = transaction.actor!.person;
  const answer: MatchAnswerRecord = { organization: party, ...given, by: { person: id, name }, at: transaction.at };
  return {
    ...match,
    answers: match.answers.map((known) => (known.organization === party ? answer : known)),
    waiting: match.waiting.filter((waiting) => waiting !== party),
    changedAt: transaction.at,
    revision: match.revision + 1,
  };
}

async function save(
  { models }: Answering,
  transaction: Transaction,
  before: MatchRecord,
  after: MatchRecord,
  action: AuditVerb,
  party: string,
): Promise<void> {
  const { session } = transaction;
  const saved = await models.matches.replaceOne({ _id: before._id, revision: before.revision }, after, { session });
  if (saved.modifiedCount === 0) throw conflict("stale_revision");
  transaction.audit({
    action,
    subject: { kind: "match", id: before._id },
    alliance: before.alliances[0] ?? null,
    county: before.counties[0] ?? null,
    before: { state: before.state },
    after: { state: after.state, organization: party, answers: after.answers },
  });
}
