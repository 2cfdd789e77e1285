import type { PlanRow } from "../../contracts/plans.ts";

/** More than this no eye follows in one picture. */
const MOST = 12;

/** The rows that are served, those with the largest value, and whether others were left out. Pure; rows come largest first. */
export function largestRows(rows: readonly PlanRow[]): { rows: PlanRow[]; cut: boolean } {
  const served = rows.filter((row) => row.parts.length > 0 && row.value.amount > 0);
  return { rows: served.slice(0, MOST), cut: served.length > MOST };
}
