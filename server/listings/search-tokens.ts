import { readingsInWords } from "../reference/readings.ts";

/** Only the head of a long text is searched. */
const SEARCHED_CHARACTERS = 600;
/** More tokens than this tell lists apart no better. */
const MOST_TOKENS = 300;
/** The same of what names are read as. */
const MOST_SOUNDS = 200;
/** So many letters of pinyin are told apart: four characters spelt out, or the first letters of a dozen. */
const SOUND_LETTERS = 12;

/**
 * Stands among a listing's tokens once they are all that this hub finds it by, and tells those of an older one; nothing that
 * can be typed begins like it. To be renamed with every change of what a listing is found by.
 */
export const TOKENS_MARK = "~2";

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

/**
 * What names are found by in pinyin: from each Han character on, the letters that are read and the first ones of each
 * (喷漆: `penqi`, `pq`, `qi`). Read as in words, so that 重庆 is `chongqing` alone. Pure.
 */
export function soundTokens(...names: string[]): string[] {
  const tokens = new Set<string>();
  for (const run of names.flatMap(runs).filter(isHan)) {
    const readings = readingsInWords(run);
    readings.forEach((_, at) => {
      const rest = readings.slice(at, at + SOUND_LETTERS);
      tokens.add(rest.join("").slice(0, SOUND_LETTERS));
      // What begins with the last letter alone is nothing to look for.
      if (rest.length > 1) tokens.add(rest.map(([first]) => first).join(""));
    });
  }
  return [...tokens].slice(0, MOST_SOUNDS);
}

/** A query in the terms of the tokens: those to be there in full, and beginnings. */
export interface SearchTerms {
  whole: string[];
  beginnings: string[];
}

/**
 * Reads what was typed: a run of one Han character and words of other scripts count as beginnings, of letters alone only as
 * many as are told apart. Null when there is nothing to look for in it. Pure.
 */
export function searchTerms(typed: string): SearchTerms | null {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const run of runs(typed)) {
    const characters = [...run];
    if (!isHan(run) || characters.length === 1) beginnings.add(/^[a-z]+$/.test(run) ? run.slice(0, SOUND_LETTERS) : run);
    else for (let at = 0; at + 1 < characters.length; at++) whole.add(characters[at]! + characters[at + 1]!);
  }
  return whole.size + beginnings.size > 0 ? { whole: [...whole], beginnings: [...beginnings] } : null;
}
