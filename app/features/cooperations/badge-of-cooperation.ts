import type { CooperationState } from "../../contracts/cooperations.ts";
import type { StateName } from "../../shell/kit/state-badge.tsx";

/** The badge that stands for the state of a cooperation. */
export const badgeOfCooperation: Record<CooperationState, StateName> = {
  contact: "talking",
  agreed: "agreed",
  delivering: "delivering",
  delivered: "delivered",
  confirmed: "confirmed",
  broken: "broken",
};
