import type { DeclineReferralInput, IntroduceInput, ReferralView } from "../../app/contracts/referrals.ts";
import type { ReferralRecord } from "../../models/referral.ts";
import type { Actor } from "../access/actor.ts";
import { isReader } from "../access/listing-rules.ts";
import { canAnswerReferral, canReadReferral } from "../access/referral-rules.ts";
import { badField, conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { emitReferral } from "./emit-referral.ts";
import { findOutside } from "./find-outside.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentReferral } from "./present-referral.ts";
import { proposePair } from "./propose.ts";
import { storeProposals } from "./store-proposals.ts";
import { tellLiaisons } from "./tell-liaisons.ts";

/**
 * Introduces the owner of a listing to counterparts outside its view: each becomes a suggestion to both sides, as any
 * other; from then on they may read each other's listing. Tells who asked.
 * Writes the suggestions, the request, an audit record, `match.suggested` and `referral.changed`.
 * @throws not_found, forbidden, conflict `referral_answered`, `stale_revision`, `listing_closed`,
 * bad_input on the first of `listings` that does not fit (any more) or that the actor may not read
 */
export async function introduce(dependencies: MatchingDependencies, actor: Actor, id: string, input: IntroduceInput): Promise<ReferralView> {
  const { models, inTransaction } = dependencies;
  const referral = await requireOpen(dependencies, actor, id, input.revision);
  const listing = await models.listings.findOne({ _id: referral.listing, open: true }).lean();
  if (!listing) throw conflict("listing_closed");
  const outside = new Map((await findOutside(dependencies, listing)).map((fit) => [fit.record._id, fit]));
  const proposals = input.listings.map((chosen, at) => {
    const fit = outside.get(chosen);
    if (!fit || !isReader(actor, fit.record)) throw badField(`listings.${at}`, "not_allowed");
    const [need, resource] = listing.kind === "need" ? [listing, fit.record] : [fit.record, listing];
    return proposePair(dependencies, need, resource, fit.suggestion);
  });
  const answered = await inTransaction(actor, async (transaction) => {
    const stored = await storeProposals(dependencies, transaction, proposals);
    await tellLiaisons(dependencies, transaction, stored);
    const answer = { state: "introduced" as const, matches: stored.map(({ _id }) => _id) };
    return save(dependencies, transaction, referral, answer, { kind: "referral_introduced", facts: { title: listing.title, count: proposals.length } });
  });
  return presentReferral(dependencies, actor, answered);
}

/**
 * Says that nobody can be introduced, and why. Tells who asked. Writes the request, an audit record and `referral.changed`.
 * @throws not_found, forbidden, conflict `referral_answered`, `stale_revision`
 */
export async function declineReferral(
  dependencies: MatchingDependencies,
  actor: Actor,
  id: string,
  { reason, revision }: DeclineReferralInput,
): Promise<ReferralView> {
  const referral = await requireOpen(dependencies, actor, id, revision);
  const listing = await dependencies.models.listings.findOne({ _id: referral.listing }, { title: 1 }).lean();
  const answered = await dependencies.inTransaction(actor, (transaction) =>
    save(dependencies, transaction, referral, { state: "declined", reason }, { kind: "referral_declined", facts: { title: listing?.title ?? "", reason } }),
  );
  return presentReferral(dependencies, actor, answered);
}

async function requireOpen({ models }: MatchingDependencies, actor: Actor, id: string, revision: number | undefined): Promise<ReferralRecord> {
  const referral = await models.referrals.findOne({ _id: id }).lean();
  if (!referral || !canReadReferral(actor, referral)) throw notFound();
  if (!canAnswerReferral(actor, referral)) throw forbidden();
  if (referral.state !== "open") throw conflict("referral_answered");
  requireRevision(revision, referral);
  return referral;
}

async function save(
  { models, notify }: MatchingDependencies,
  transaction: Transaction,
  before: ReferralRecord,
  answer: Pick<ReferralRecord, "state"> & Partial<ReferralRecord>,
  notice: { kind: "referral_introduced" | "referral_declined"; facts: Record<string, string | number> },
): Promise<ReferralRecord> {
  const { session, at } = transaction;
  const { id, name } = transaction.actor!.person;
  const changes = { ...answer, slot: before._id, answeredBy: { person: id, name }, answeredAt: at, revision: before.revision + 1 };
  const saved = await models.referrals.updateOne({ _id: before._id, revision: before.revision, state: "open" }, { $set: changes }, { session });
  if (saved.modifiedCount === 0) throw conflict("stale_revision");
  const after = { ...before, ...changes };
  transaction.audit({
    action: answer.state === "introduced" ? "referral.introduce" : "referral.decline",
    subject: { kind: "listing", id: before.listing },
    alliance: before.alliance,
    county: before.county,
    after: { referral: before._id, matches: after.matches, reason: after.reason },
  });
  emitReferral(transaction, after);
  const { kind, facts } = notice;
  await notify(transaction, [before.askedBy.person], {
    key: `referral:${before._id}:answered`,
    kind: kind === "referral_introduced" ? "referral_introduced" : "referral_declined",
    facts,
    href: `/listings/${before.listing}`,
  });
  return after;
}
