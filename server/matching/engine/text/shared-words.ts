import type { Vocabulary } from "../types.ts";

/** Words named in a reason at most. */
const mostNamed = 6;

/**
 * Words of a query that a (normalised) text holds too, the telling ones first; a process under another name
 * is given as "喷涂（涂装）". Pure.
 */
export function sharedWords(words: readonly string[], text: string, vocabulary: Vocabulary): string[] {
  const shared: { name: string; weight: number }[] = [];
  for (const word of words) {
    const weight = tellingWeight(word, vocabulary);
    if (text.includes(word)) {
      shared.push({ name: word, weight });
      continue;
    }
    const process = vocabulary.processOf(word);
    const other = process && vocabulary.wordsOfProcess(process).find((name) => text.includes(name));
    if (other) shared.push({ name: `${word}（${other}）`, weight });
  }
  return shared
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostNamed)
    .map(({ name }) => name);
}

function tellingWeight(word: string, vocabulary: Vocabulary): number {
  let weight = vocabulary.processOf(word) === null ? 0 : 12;
  for (let at = 0; at < word.length; at++) weight += vocabulary.characterRarity(word.charCodeAt(at));
  return weight;
}
