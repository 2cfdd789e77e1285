import { answerSupplement } from "./burden/answer-supplement.ts";
import { getBurden } from "./burden/get-burden.ts";
import { findBurdenRanking, rankBurden } from "./burden/rank-burden.ts";
import { requestSupplement } from "./burden/request-supplement.ts";
import { answerCondition, checkEligibility } from "./check-eligibility.ts";
import { changeClaim, listClaims, submitClaim } from "./claims.ts";
import { correctPayment } from "./correct-payment.ts";
import { dismissPolicy, listPolicySuggestions, restorePolicy } from "./list-policy-suggestions.ts";
import { sweepPolicySuggestions } from "./suggest-policies.ts";

/** What is done about policies, beyond listing them. */
export const policyUseCases = {
  answerCondition,
  answerSupplement,
  changeClaim,
  checkEligibility,
  correctPayment,
  dismissPolicy,
  findBurdenRanking,
  getBurden,
  listClaims,
  listPolicySuggestions,
  rankBurden,
  requestSupplement,
  restorePolicy,
  submitClaim,
  sweepPolicySuggestions,
};
