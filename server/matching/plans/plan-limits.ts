import { aboutOneSecond, type ProvisionalFrom } from "./takes-long.ts";

export interface PlanLimits {
  /** Edges from which a plan is provisional at first. */
  provisionalFrom: ProvisionalFrom;
  /** Needs of one plan: of a plan of 20,000 the first answer takes some seconds, the plan itself minutes where it has lots. */
  mostNeeds: number;
}

export const defaultPlanLimits: PlanLimits = { provisionalFrom: aboutOneSecond, mostNeeds: 20_000 };
