import { ledgerNumber } from "../../app/contracts/common.ts";
import { ledgerNumbers } from "./ledger-numbers.ts";
import { literalPattern } from "./literal-pattern.ts";

/**
 * Filter for the records of a ledger of the year in whose fields all of the typed words stand, in any order and letter case, or whose
 * number was typed (`ledger-numbers.ts`); nothing typed narrows nothing. Read along the ledger's own index. Pure.
 * @param fields those that everybody may read who sees the record
 * @param day today
 */
export function ledgerWords(typed: string | undefined, fields: readonly string[], day: string): Record<string, unknown> {
  const words = [...new Set((typed ?? "").split(/\s+/))].filter((word) => word !== "");
  if (words.length === 0) return {};
  const borne = { $and: words.map((word) => ({ $or: fields.map((field) => ({ [field]: literalPattern(word) })) })) };
  const number = ledgerNumber.safeParse(typed!.normalize("NFKC"));
  return number.success ? { $or: [borne, ledgerNumbers(number.data, day)] } : borne;
}
