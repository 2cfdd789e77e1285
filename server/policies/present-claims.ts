import type { ClaimView } from "../../app/contracts/policies.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Actor } from "../access/actor.ts";
import { canDecideClaim, claimMoves } from "../access/policy-rules.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";

/** Claims as the actor may see them, with names looked up once for all. */
export async function presentClaims(
  { models }: Pick<PolicyDependencies, "models">,
  actor: Actor,
  claims: readonly ClaimRecord[],
): Promise<ClaimView[]> {
  const ids = (of: (claim: ClaimRecord) => string) => ({ _id: { $in: [...new Set(claims.map(of))] } });
  const [policies, organizations, people] = await Promise.all([
    models.listings.find(ids((claim) => claim.policy), { title: 1 }).lean(),
    models.organizations.find(ids((claim) => claim.organization), { name: 1 }).lean(),
    models.people.find(ids((claim) => claim.submittedBy), { name: 1 }).lean(),
  ]);
  const titles = new Map(policies.map(({ _id, title }) => [_id, title]));
  const names = new Map([...organizations, ...people].map(({ _id, name }) => [_id, name]));
  return claims.map((claim) => ({
    id: claim._id,
    policy: { id: claim.policy, title: titles.get(claim.policy) ?? "" },
    organization: { id: claim.organization, name: names.get(claim.organization) ?? "" },
    state: claim.state,
    revision: claim.revision,
    amount: claim.amountFen === null ? null : { amount: claim.amountFen, currency: "CNY" },
    note: claim.note,
    reason: claim.reason,
    paidOn: claim.paidOn,
    submittedAt: claim.submittedAt.toISOString(),
    submittedBy: names.get(claim.submittedBy) ?? "",
    acceptedAt: claim.acceptedAt?.toISOString() ?? null,
    closedAt: claim.closedAt?.toISOString() ?? null,
    corrections: (claim.corrections ?? []).map(({ fromFen, reason, by, at }) => ({ from: { amount: fromFen, currency: "CNY" }, reason, by, at: at.toISOString() })),
    mayCorrect: claim.state === "paid" && claim.amountFen !== null && canDecideClaim(actor, claim),
    may: claimMoves(actor, {
      organization: claim.organization,
      policyOwner: claim.policyOwner,
      scope: { alliance: claim.alliance, county: claim.county },
      state: claim.state,
    }),
  }));
}
