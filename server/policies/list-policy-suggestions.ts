import type { Page } from "../../app/contracts/common.ts";
import type { DismissPolicyInput, PolicySuggestionQuery, PolicySuggestionView } from "../../app/contracts/policy-suggestions.ts";
import type { PolicySuggestionRecord } from "../../models/policy-suggestion.ts";
import type { Actor } from "../access/actor.ts";
import { canCheckFor, canClaimFor, readablePolicySuggestions } from "../access/policy-rules.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { presentPolicySuggestions } from "./present-policy-suggestions.ts";

/** Policies kept for the firms that the actor may look at: those met first, then by their last day. */
export async function listPolicySuggestions(
  dependencies: PolicyDependencies,
  actor: Actor,
  query: PolicySuggestionQuery,
): Promise<Page<PolicySuggestionView>> {
  const after = readCursor(query.cursor, 2);
  const beyond = after && { $or: [{ order: { $gt: String(after[0]) } }, { order: String(after[0]), _id: { $gt: String(after[1]) } }] };
  const found = await dependencies.models.policySuggestions
    .find({
      $and: [
        readablePolicySuggestions(actor),
        {
          state: query.state,
          ...(query.organization && { organization: query.organization }),
          ...(query.policy && { policy: query.policy }),
          ...(query.need && { needs: query.need }),
        },
        ...(beyond ? [beyond] : []),
      ],
    })
    .sort({ order: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await presentPolicySuggestions(dependencies, actor, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last.order, last._id]) : null,
  };
}

/**
 * Sets a policy aside for a firm; it comes back when the policy's terms change. Writes an audit record and
 * `policy.suggested`.
 * @throws not_found, forbidden, conflict `stale_revision`
 */
export const dismissPolicy = (dependencies: PolicyDependencies, actor: Actor, id: string, { reason, revision }: DismissPolicyInput) =>
  change(dependencies, actor, id, revision, "policy.dismiss", (terms) => ({
    state: "dismissed",
    dismissedTerms: terms,
    dismissedBy: actor.person.id,
    reason: reason ?? null,
  }));

/** Takes that back. @throws not_found, forbidden, conflict `stale_revision` */
export const restorePolicy = (dependencies: PolicyDependencies, actor: Actor, id: string, revision: number | undefined) =>
  change(dependencies, actor, id, revision, "policy.restore", () => ({ state: "suggested", dismissedTerms: null, dismissedBy: null, reason: null }));

async function change(
  dependencies: PolicyDependencies,
  actor: Actor,
  id: string,
  revision: number | undefined,
  action: "policy.dismiss" | "policy.restore",
  changesFor: (terms: number) => Partial<PolicySuggestionRecord>,
): Promise<PolicySuggestionView> {
  const { models, inTransaction } = dependencies;
  // Read within the transaction: what the hub keeps anew meanwhile makes it run again, and the person need not.
  const after = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const before = await models.policySuggestions.findOne({ _id: id }, null, { session }).lean();
    if (!before || !canCheckFor(actor, before.organization, before)) throw notFound();
    if (!canClaimFor(actor, before.organization, before)) throw forbidden();
    requireRevision(revision, before);
    const policy = await models.listings.findOne({ _id: before.policy }, { termsRevision: 1 }, { session }).lean();
    const changes = { ...changesFor(policy?.termsRevision ?? 0), changedAt: at, revision: before.revision + 1 };
    const written = await models.policySuggestions.updateOne({ _id: id, revision: before.revision, state: { $ne: "ended" } }, { $set: changes }, { session });
    if (written.modifiedCount === 0) throw conflict("stale_revision");
    const { policy: listing, organization, alliance, county } = before;
    transaction.audit({ action, subject: { kind: "listing", id: listing }, alliance, county, after: { organization, reason: changes.reason } });
    const { state, verdict } = { ...before, ...changes };
    transaction.emit(`organization:${organization}`, "policy.suggested", { policy: listing, organization, state, verdict });
    return { ...before, ...changes };
  });
  return (await presentPolicySuggestions(dependencies, actor, [after]))[0]!;
}
