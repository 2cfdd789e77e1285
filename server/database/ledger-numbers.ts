import { literalPrefix } from "./literal-pattern.ts";

/** The year from which on a hub may have ledgers. */
const FIRST_YEAR = 2020;

/**
 * Filter for the records whose number in a ledger of the year (`next-number.ts`) is what was typed: `2026-12` that one and those
 * that begin so, `2026` and `2026-` the whole year's, any other figures those of every year, so that 12 is 2025-12 and 2026-12. Pure.
 * @param typed as `app/contracts/common.ts` lets a number through
 * @param day today
 */
export function ledgerNumbers(typed: string, day: string): { number: { $regex: string } | { $in: string[] } } {
  const thisYear = Number(day.slice(0, 4));
  const isYear = /^\d{4}$/.test(typed) && Number(typed) >= FIRST_YEAR && Number(typed) <= thisYear;
  if (typed.includes("-") || isYear) return { number: { $regex: literalPrefix(typed).source } };
  return { number: { $in: Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => `${FIRST_YEAR + at}-${Number(typed)}`) } };
}
