import { simplify } from "./traditional.ts";

/** Longest part of a title and text that is analysed; what follows cannot change a match. */
export const maxAnalysedCharacters = 8_000;

/**
 * One spelling for what a reader takes as the same: compatibility forms (㎡, full-width digits), letter
 * case, traditional characters. Cut to `maxAnalysedCharacters`. Pure.
 */
export function normaliseText(text: string): string {
  const head = text.length > maxAnalysedCharacters ? text.slice(0, maxAnalysedCharacters) : text;
  return simplify(head.normalize("NFKC").toLowerCase());
}

/** True for a Han character of the basic plane. Pure. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}
