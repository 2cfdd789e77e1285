import type { Day } from "../../../app/contracts/common.ts";
import type { ClaimRecord } from "../../../models/claim.ts";
import { dayAt } from "../../clock.ts";
import { measureClaim, type CountWorkDays } from "./measure-claim.ts";

/**
 * The last day on which a claim under way keeps what the policy promises: `days` work days after it was sent, and as many more as
 * the firm took for papers that it was asked for. Pure.
 */
export function dueOfClaim(
  claim: ClaimRecord,
  days: number,
  { addWorkDays, countWorkDays, today }: { addWorkDays(from: Day, count: number): { due: Day }; countWorkDays: CountWorkDays; today: Day },
): Day {
  return addWorkDays(dayAt(claim.submittedAt), days + measureClaim(claim, countWorkDays, today).firmDays).due;
}
