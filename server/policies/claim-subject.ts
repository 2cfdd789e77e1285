import type { ClaimRecord } from "../../models/claim.ts";
import type { ClaimSubject } from "../access/policy-rules.ts";

/** A claim as the rules of access see it. Pure. */
export const claimSubject = (claim: ClaimRecord): ClaimSubject => ({
  organization: claim.organization,
  policyOwner: claim.policyOwner,
  scope: { alliance: claim.alliance, county: claim.county },
});
