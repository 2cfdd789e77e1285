import { changeWeights, getWeights, previewWeights } from "./alliance-weights.ts";
import { acceptMatch, declineMatch } from "./answer-match.ts";
import { declineReferral, introduce } from "./answer-referral.ts";
import { getCommonNeed, listCommonNeeds, takeApart } from "./list-common-needs.ts";
import { getMatch, listMatches, listMatchesOfListing } from "./list-matches.ts";
import { getReferral, listReferrals } from "./list-referrals.ts";
import { findNewestPlan, getPlan, listPlanStreams, listPlannedScopes } from "./plans/get-plan.ts";
import { planAllocation } from "./plans/plan-allocation.ts";
import { proposePlan } from "./plans/propose-plan.ts";
import { explainStoredListing, previewMatches, tryChange } from "./preview-matches.ts";
import { readText } from "./read-text.ts";
import { requestReferral } from "./request-referral.ts";

/** What is done about matches, plans, referrals and common needs. */
export const matchingUseCases = {
  acceptMatch,
  changeWeights,
  declineMatch,
  declineReferral,
  explainStoredListing,
  findNewestPlan,
  getCommonNeed,
  getMatch,
  getPlan,
  getReferral,
  getWeights,
  introduce,
  listCommonNeeds,
  listMatches,
  listMatchesOfListing,
  listPlannedScopes,
  listPlanStreams,
  listReferrals,
  planAllocation,
  previewMatches,
  previewWeights,
  proposePlan,
  readText,
  requestReferral,
  takeApart,
  tryChange,
};
