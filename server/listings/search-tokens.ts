/** Only the head of a long text is searched. */
const SEARCHED_CHARACTERS = 600;
/** More tokens than this tell lists apart no better. */
const MOST_TOKENS = 300;

const fold = (text: string): string => text.slice(0, SEARCHED_CHARACTERS).normalize("NFKC").toLowerCase();

const runs = (text: string): string[] => fold(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];

const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

/**
 * What a text is found by: every pair of neighbouring Han characters and the last one of each run alone (so that a
 * single character finds it as a beginning), and whole words and numbers of other scripts. Pure.
 */
export function searchTokens(...texts: string[]): string[] {
  const tokens = new Set<string>();
  for (const run of texts.flatMap(runs)) {
    const characters = [...run];
    if (isHan(run)) characters.forEach((character, at) => tokens.add(character + (characters[at + 1] ?? "")));
    else tokens.add(run);
  }
  return [...tokens].slice(0, MOST_TOKENS);
}

/** A query in the terms of the tokens: those to be there in full, and beginnings. */
export interface SearchTerms {
  whole: string[];
  beginnings: string[];
}

/**
 * Reads what was typed: a run of one Han character and words of other scripts count as beginnings. Null when there is
 * nothing to look for in it. Pure.
 */
export function searchTerms(typed: string): SearchTerms | null {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const run of runs(typed)) {
    const characters = [...run];
    if (!isHan(run) || characters.length === 1) beginnings.add(run);
    else for (let at = 0; at + 1 < characters.length; at++) whole.add(characters[at]! + characters[at + 1]!);
  }
  return whole.size + beginnings.size > 0 ? { whole: [...whole], beginnings: [...beginnings] } : null;
}
