import type { ClaimState } from "../../app/contracts/policies.ts";
import type { Actor } from "./actor.ts";
import { actsFor, countiesOf, isAdministrator, keepsAlliance, organizationsOf, speaksFor, type AllianceScope } from "./scope.ts";

/** A claim as the rules see it: the firm that asks, and the policy's owner and alliance. */
export interface ClaimSubject {
  organization: string;
  policyOwner: string;
  scope: AllianceScope;
}

/**
 * Who may look at conditions with a firm's figures. Pure.
 * Who speaks for the firm, and who keeps the policy's alliance; they see that firm's register anyway.
 */
export const canCheckFor = (actor: Actor, organization: string, scope: AllianceScope): boolean =>
  speaksFor(actor, organization) || keepsAlliance(actor, scope);

/** Who may ask in a firm's name, or answer for it: who acts for the firm, and who keeps the alliance on its behalf. Pure. */
export const canClaimFor = (actor: Actor, organization: string, scope: AllianceScope): boolean =>
  actsFor(actor, organization) || keepsAlliance(actor, scope);

/** Who may read a claim: who speaks for the firm or for the policy's owner, and who keeps the alliance. Pure. */
export const canReadClaim = (actor: Actor, claim: ClaimSubject): boolean =>
  speaksFor(actor, claim.organization) || speaksFor(actor, claim.policyOwner) || keepsAlliance(actor, claim.scope);

/** Who may take up, refuse and pay a claim: who acts for the department that owns the policy. Pure. */
export const canDecideClaim = (actor: Actor, claim: Pick<ClaimSubject, "policyOwner">): boolean =>
  actsFor(actor, claim.policyOwner);

/** Who may take a claim back: who may ask in the firm's name, but for who decides on it: that is declining. Pure. */
export const canWithdrawClaim = (actor: Actor, claim: ClaimSubject): boolean =>
  actsFor(actor, claim.organization) || (keepsAlliance(actor, claim.scope) && !canDecideClaim(actor, claim));

/** From which states a claim may come into a state, and on whose side the one who moves it stands. */
export const claimSteps: Record<Exclude<ClaimState, "submitted">, { from: ClaimState[]; by: "firm" | "department" }> = {
  accepted: { from: ["submitted"], by: "department" },
  paid: { from: ["accepted"], by: "department" },
  declined: { from: ["submitted", "accepted"], by: "department" },
  withdrawn: { from: ["submitted", "accepted"], by: "firm" },
};

/** What a person may make of a claim as it stands. Pure. */
export function claimMoves(actor: Actor, claim: ClaimSubject & { state: ClaimState }): Exclude<ClaimState, "submitted">[] {
  const stands = { firm: canWithdrawClaim(actor, claim), department: canDecideClaim(actor, claim) };
  return (Object.keys(claimSteps) as (keyof typeof claimSteps)[]).filter(
    (target) => claimSteps[target].from.includes(claim.state) && stands[claimSteps[target].by],
  );
}

/** Who compares policies by their burden: officers, secretaries and administrators, each those of the alliances that they keep. Pure. */
export const canRankPolicies = (actor: Actor): boolean =>
  isAdministrator(actor) || countiesOf(actor).length > 0 || actor.seats.some(({ role, alliance }) => role === "secretary" && alliance);

/**
 * Restricts a query on policies kept for firms to what `canCheckFor` allows: those of the organizations for which the
 * actor speaks, and all of policies of an alliance that the actor keeps. Pure.
 */
export function readablePolicySuggestions(actor: Actor): Record<string, unknown> {
  if (isAdministrator(actor)) return {};
  const kept = actor.seats.flatMap(({ role, alliance }) => (role === "secretary" && alliance ? [alliance] : []));
  const ways = [
    { organization: { $in: organizationsOf(actor) } },
    ...(kept.length > 0 ? [{ alliance: { $in: kept } }] : []),
    ...(countiesOf(actor).length > 0 ? [{ county: { $in: countiesOf(actor) } }] : []),
  ];
  return ways.length === 1 ? ways[0]! : { $or: ways };
}
