import type { ClaimView } from "../../app/contracts/policies.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Actor } from "../access/actor.ts";
import { canDecideClaim, canWithdrawClaim, claimMoves } from "../access/policy-rules.ts";
import { dayAt } from "../clock.ts";
import { measureClaim } from "./burden/measure-claim.ts";
import { openSupplement } from "./burden/open-supplement.ts";
import { claimSubject } from "./claim-subject.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";

/** Claims as the actor may see them, with names looked up once for all. */
export async function presentClaims(
  { models, clock, countWorkDays }: Pick<PolicyDependencies, "models" | "clock" | "countWorkDays">,
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
  const today = dayAt(clock.now());
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
    papers: claim.papers?.map(({ text, held }) => ({ text, held })) ?? null,
    supplements: (claim.supplements ?? []).map(({ papers, askedAt, askedBy, answeredAt, answeredBy, note }) => ({
      papers: papers.map(({ text, reason }) => ({ text, reason: reason ?? null })),
      askedAt: askedAt.toISOString(),
      askedBy,
      answeredAt: answeredAt?.toISOString() ?? null,
      answeredBy: answeredBy ?? null,
      note,
    })),
    burden: measureClaim(claim, countWorkDays, today),
    maySupplement: !claim.closedAt && !openSupplement(claim) && canDecideClaim(actor, claim),
    mayAnswer: openSupplement(claim) !== null && canWithdrawClaim(actor, claimSubject(claim)),
    may: claimMoves(actor, { ...claimSubject(claim), state: claim.state }),
  }));
}
