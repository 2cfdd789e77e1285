import type { AccessRow, VisitorName } from "./world.ts";

/** Outside the alliance and its county: the record does not exist for them. */
export const outsiders = {
  stranger: 401,
  liaisonOfOtherAlliance: 404,
  liaisonOfOtherCounty: 404,
  secretaryOfOtherAlliance: 404,
  officerOfOtherCounty: 404,
} as const;

/** Insiders may see it and are refused; `allowed` may do it. */
export const only = (status: number, ...allowed: VisitorName[]): AccessRow["answers"] => ({
  ...outsiders,
  ...Object.fromEntries(allowed.map((who) => [who, status])),
  others: 403,
});

/** The secretary, the county's officers and administrators keep it; other insiders see it at most. */
export const keepers = (status: number): AccessRow["answers"] => only(status, "secretary", "officer", "administrator");
