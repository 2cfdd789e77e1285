import type { ClaimRecord, ClaimSupplement } from "../../../models/claim.ts";

/** The request that waits for the firm, if any: none once the claim is closed. Pure. */
export function openSupplement({ closedAt, supplements }: Pick<ClaimRecord, "closedAt" | "supplements">): ClaimSupplement | null {
  const last = supplements?.at(-1);
  return !closedAt && last && !last.answeredAt ? last : null;
}
