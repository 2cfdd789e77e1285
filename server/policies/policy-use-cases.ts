import { answerCondition, checkEligibility } from "./check-eligibility.ts";
import { changeClaim, listClaims, submitClaim } from "./claims.ts";
import { correctPayment } from "./correct-payment.ts";
import { dismissPolicy, listPolicySuggestions, restorePolicy } from "./list-policy-suggestions.ts";
import { sweepPolicySuggestions } from "./suggest-policies.ts";

/** What is done about policies, beyond listing them. */
export const policyUseCases = {
  answerCondition,
  changeClaim,
  checkEligibility,
  correctPayment,
  dismissPolicy,
  listClaims,
  listPolicySuggestions,
  restorePolicy,
  submitClaim,
  sweepPolicySuggestions,
};
