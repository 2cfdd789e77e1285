import type { Vocabulary } from "../types.ts";

/** Words named in a reason at most. */
const mostNamed = 6;

/** A word of a query with what it tells and the other names of its process. */
export interface TellingWord {
  word: string;
  weight: number;
  otherNames: readonly string[];
}

/** Words of two characters and more in a (normalised) text, the telling ones first; computed once a query. Pure. */
export function tellingWords(text: string, vocabulary: Vocabulary): TellingWord[] {
  return [...new Set(vocabulary.words(text))]
    .filter((word) => word.length > 1)
    .map((word) => {
      const process = vocabulary.processOf(word);
      let weight = process === null ? 0 : 12;
      for (let at = 0; at < word.length; at++) weight += vocabulary.characterRarity(word.charCodeAt(at));
      return { word, weight, otherNames: process === null ? [] : vocabulary.wordsOfProcess(process) };
    })
    .toSorted((a, b) => b.weight - a.weight);
}

/** Words that a (normalised) text shares, the telling ones first; a process under another name as "喷涂（涂装）". Pure. */
export function sharedWords(words: readonly TellingWord[], text: string): string[] {
  const shared: string[] = [];
  for (const { word, otherNames } of words) {
    if (shared.length === mostNamed) break;
    const name = text.includes(word) ? word : otherNames.find((other) => text.includes(other));
    if (name !== undefined) shared.push(name === word ? word : `${word}（${name}）`);
  }
  return shared;
}
