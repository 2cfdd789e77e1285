import type { Vocabulary } from "../types.ts";

/** What reading units asks of the vocabulary. */
export type ReadsUnits = Pick<Vocabulary, "readUnit">;

const longestUnit = 6;

/** The longest unit that a text goes on with at a place, and the characters that it takes; null for none. Pure. */
export function unitAt(text: string, at: number, vocabulary: ReadsUnits): (NonNullable<ReturnType<Vocabulary["readUnit"]>> & { length: number }) | null {
  for (let length = Math.min(longestUnit, text.length - at); length > 0; length--) {
    const words = text.slice(at, at + length);
    const unit = words.trim() === words ? vocabulary.readUnit(words) : null;
    if (unit) return { ...unit, length };
  }
  return null;
}
