import type { Page } from "../../app/contracts/common.ts";
import type { ClaimChange, ClaimInput, ClaimQuery, ClaimView } from "../../app/contracts/policies.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Actor } from "../access/actor.ts";
import { canClaimFor, canDecideClaim, canWithdrawClaim, claimMoves, claimSteps } from "../access/policy-rules.ts";
import { keepsAlliance, organizationsOf } from "../access/scope.ts";
import { dayAt } from "../clock.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { isTaken } from "../database/is-taken.ts";
import { badField, conflict } from "../errors.ts";
import { heldPapers, paperKey } from "./burden/held-papers.ts";
import { claimSubject } from "./claim-subject.ts";
import { noteClaim } from "./note-claim.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { presentClaims } from "./present-claims.ts";
import { requireOrganization, requirePolicy } from "./require-policy.ts";
import { reviseClaim } from "./revise-claim.ts";

/**
 * A firm asks for what a policy gives; the department is told.
 * @throws not_found, forbidden, bad_input on `organization`, conflict `policy_not_in_force` or `claim_open`
 */
export async function submitClaim(
  dependencies: PolicyDependencies,
  actor: Actor,
  policyId: string,
  input: ClaimInput,
): Promise<ClaimView> {
  const { models, inTransaction, ids, notify, clock } = dependencies;
  const policy = await requirePolicy(dependencies, actor, policyId);
  const firm = await requireOrganization(dependencies, actor, input.organization, (one) => canClaimFor(actor, one, policy));
  const { validFrom, validUntil } = policy.policy;
  const today = dayAt(clock.now());
  if (!policy.open || (validFrom && today < validFrom) || (validUntil && today > validUntil)) throw conflict("policy_not_in_force");
  try {
    const claim = await inTransaction(actor, async (transaction) => {
      const held = await heldPapers(models, { organization: firm._id, county: policy.county }, transaction.session);
      const record: ClaimRecord = {
        _id: ids.next(),
        policy: policy._id,
        organization: firm._id,
        policyOwner: policy.owner,
        alliance: policy.alliance,
        county: policy.county,
        state: "submitted",
        amountFen: input.amount?.amount ?? null,
        papers: policy.policy.papers.map((text) => ({ text, held: held.has(paperKey(text)) })),
        note: input.note,
        reason: null,
        paidOn: null,
        submittedAt: transaction.at,
        submittedBy: actor.person.id,
        acceptedAt: null,
        closedAt: null,
        revision: 0,
      };
      await models.claims.create([record], { session: transaction.session });
      noteClaim(transaction, record, "claim.submit");
      const officers = await dependencies.peopleActingFor(transaction, policy.owner);
      const facts = { title: policy.title, organization: firm.shortName };
      await notify(transaction, officers, { key: `claim:${record._id}:submitted`, kind: "claim_submitted", facts, href: `/policies/${policy._id}` });
      return record;
    });
    return (await presentClaims(dependencies, actor, [claim]))[0]!;
  } catch (error) {
    if (isTaken(error)) throw conflict("claim_open");
    throw error;
  }
}

/**
 * Moves a claim on: the department takes it up, refuses it with a reason or notes the payment; the firm takes it back.
 * The other side is told.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `claim_state` for a move that its state does not allow,
 * bad_input on `paidOn` in the future, or on `amount.amount` for a payment of which neither side said how much
 */
export async function changeClaim(
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  change: ClaimChange,
  revision: number | undefined,
): Promise<ClaimView> {
  if (change.paidOn && change.paidOn > dayAt(dependencies.clock.now())) throw badField("paidOn", "day_future");
  const byDepartment = claimSteps[change.state].by === "department";
  return reviseClaim(dependencies, actor, at, revision, {
    allow: (claim) => (byDepartment ? canDecideClaim(actor, claim) : canWithdrawClaim(actor, claimSubject(claim))),
    work(before, transaction) {
      if (!claimMoves(actor, { ...claimSubject(before), state: before.state }).includes(change.state)) throw conflict("claim_state");
      const amountFen = change.amount?.amount ?? before.amountFen;
      if (change.state === "paid" && amountFen === null) throw badField("amount.amount", "required");
      const accepted = change.state === "accepted";
      const changes = {
        state: change.state,
        amountFen,
        reason: change.reason ?? null,
        paidOn: change.state === "paid" ? change.paidOn! : null,
        acceptedAt: accepted ? transaction.at : before.acceptedAt,
        closedAt: accepted ? null : transaction.at,
      };
      return {
        changes,
        action: `claim.${change.state}`,
        tells: byDepartment ? before.organization : before.policyOwner,
        notice: {
          key: change.state,
          kind: `claim_${change.state}`,
          facts: { ...(changes.paidOn && { day: changes.paidOn }), ...(changes.reason && { reason: changes.reason }) },
        },
      };
    },
  });
}

/**
 * Claims on a policy that the actor may read, newest first: all for the department and the alliance's keepers, else the
 * own organizations'.
 * @throws not_found, bad_input on a cursor that is not ours
 */
export async function listClaims(
  dependencies: PolicyDependencies,
  actor: Actor,
  policyId: string,
  query: ClaimQuery,
): Promise<Page<ClaimView>> {
  const policy = await requirePolicy(dependencies, actor, policyId);
  const seesAll = keepsAlliance(actor, policy) || organizationsOf(actor).includes(policy.owner);
  const own = seesAll ? (query.organization ? [query.organization] : null) : visibleOf(actor, query.organization);
  const after = readCursor(query.cursor, 1);
  const found = await dependencies.models.claims
    .find({
      policy: policy._id,
      ...(own && { organization: { $in: own } }),
      ...(query.state && { state: query.state }),
      ...(query.open && { closedAt: null }),
      ...(after && { _id: { $lt: String(after[0]) } }),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await presentClaims(dependencies, actor, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last._id]) : null,
  };
}

const visibleOf = (actor: Actor, organization: string | undefined): string[] =>
  organizationsOf(actor).filter((own) => organization === undefined || own === organization);
