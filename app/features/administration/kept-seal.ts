import type { AuditSealView } from "../../contracts/audit-seals.ts";

/** Number and hash out of what was copied from the page, whatever stands around them; null of another text. Pure. */
export function readKeptSeal(text: string): { number: number; hash: string } | null {
  const found = /(\d{1,15})(?!\d).*?\b([0-9a-f]{64})\b/is.exec(text);
  return found && { number: Number(found[1]), hash: found[2]!.toLowerCase() };
}

/** How a seal that was kept outside stands to the one that the hub has now. */
export type KeptVerdict = "unreadable" | "agrees" | "differs" | "gone";

/** @param now the hub's newest seal up to the number of the kept one Pure. */
export function judgeKeptSeal(kept: ReturnType<typeof readKeptSeal>, now: AuditSealView | undefined): KeptVerdict {
  if (!kept) return "unreadable";
  if (now?.number !== kept.number) return "gone";
  return now.hash === kept.hash ? "agrees" : "differs";
}
