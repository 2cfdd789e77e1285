import type { Vocabulary } from "../types.ts";

/** Phrases named in a reason at most, and the most characters of one. */
const mostNamed = 6;
const longestPhrase = 12;

/** Occurrences of a word in the query from which a phrase is tried at most. */
const mostPlaces = 4;

/** What a phrase must tell, as the sum of its characters' rarities, to be named: "自有" says nothing about a pair. */
const leastTelling = 11;

/** What the name of a process tells beside its characters. */
const processBonus = 12;

/** Words that no phrase begins or ends with. */
const particles = new Set("的了和与及或并且在为于可能需须不等有是将对从由以其该各均也还我你被把要".split(""));

/** A part of a phrase: no punctuation and no space. */
const isPart = (word: string): boolean => /^[\p{L}\p{N}]+$/u.test(word);
const isEnd = (word: string): boolean => !particles.has(word) && !/^\p{N}+$/u.test(word);

/** A word of a query with what it tells, where it stands in it and the other names of its process. */
interface TellingWord {
  word: string;
  weight: number;
  places: number[];
  otherNames: readonly string[];
}

/** A query's words in order, and those that tell something by themselves, the most telling first. */
export interface TellingWords {
  order: readonly string[];
  telling: readonly TellingWord[];
  weigh(phrase: string): number;
}

/**
 * Cuts a (normalised) text into its words and finds the telling ones: those of two characters and more that are no unit and
 * not what everybody says, and all names of processes. Computed once a query. Pure.
 */
export function tellingWords(text: string, vocabulary: Vocabulary): TellingWords {
  const weigh = (phrase: string) => {
    let weight = 0;
    for (let at = 0; at < phrase.length; at++) weight += vocabulary.characterRarity(phrase.charCodeAt(at));
    return weight;
  };
  const order = vocabulary.words(text);
  const found = new Map<string, TellingWord>();
  for (const [place, word] of order.entries()) {
    const known = found.get(word);
    if (known) known.places.push(place);
    else if (word.length > 1 && isPart(word) && isEnd(word) && vocabulary.readUnit(word) === null) {
      const process = vocabulary.processOf(word);
      if (process === null && vocabulary.isCommonWord(word)) continue;
      const weight = weigh(word) + (process === null ? 0 : processBonus);
      found.set(word, { word, weight, places: [place], otherNames: process === null ? [] : vocabulary.wordsOfProcess(process) });
    }
  }
  return { order, telling: [...found.values()].toSorted((a, b) => b.weight - a.weight), weigh };
}

/**
 * What a (normalised) text shares with the query, the telling things first: each telling word with as many of its neighbours
 * as stand beside it in both ("加面" → "底漆加面漆"), a process under another name as "喷涂（涂装）". Pure.
 */
export function sharedWords({ order, telling, weigh }: TellingWords, text: string): string[] {
  const shared: string[] = [];
  for (const { word, places, otherNames } of telling) {
    if (shared.length === mostNamed) break;
    if (shared.some((phrase) => phrase.includes(word))) continue;
    if (text.includes(word)) {
      const phrase = places.slice(0, mostPlaces).reduce((longest, place) => {
        const other = phraseAround(order, place, text);
        return other.length > longest.length ? other : longest;
      }, word);
      if (otherNames.length > 0 || weigh(phrase) >= leastTelling) shared.push(phrase);
      continue;
    }
    const name = otherNames.find((other) => text.includes(other));
    if (name !== undefined) shared.push(`${word}（${name}）`);
  }
  return shared;
}

/** The longest run of the query's words about one of them that stands in the text too. Pure. */
function phraseAround(order: readonly string[], place: number, text: string): string {
  let first = place;
  let last = place;
  let phrase = order[place]!;
  const grows = (longer: string, word: string | undefined) => word !== undefined && isPart(word) && longer.length <= longestPhrase && text.includes(longer);
  while (grows(`${phrase}${order[last + 1]}`, order[last + 1])) phrase += order[++last]!;
  while (grows(`${order[first - 1]}${phrase}`, order[first - 1])) phrase = order[--first]! + phrase;
  while (first < place && !isEnd(order[first]!)) first++;
  while (last > place && !isEnd(order[last]!)) last--;
  return order.slice(first, last + 1).join("");
}
