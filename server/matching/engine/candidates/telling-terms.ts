import { processMark } from "../text/analyse.ts";
import { isHan, normaliseText } from "../text/normalise.ts";
import type { EngineListing, Vocabulary } from "../types.ts";

/**
 * Terms are kept as numbers below this: small keys, and counting them takes the same memory for any number of lines. At a
 * million lines some thirty do not belong into a term's list; they are read and score low.
 */
export const termBuckets = 2 ** 20;

/** Terms that a line is found by at most: beyond these, a longer text tells no more. */
const mostTerms = 40;

/** Runs of Han characters and Latin words, as the analyser cuts them. */
const runs = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z][a-z0-9]{0,31}/g;

type Text = Pick<EngineListing, "title" | "text">;

/**
 * What a text is found by, the most telling first: the processes that it names, then pairs of neighbouring characters and Latin
 * words, those of the title before those of the text, the rarer before the commoner (by their characters in general, so that
 * a line's terms never depend on other lines). Pure.
 */
export function tellingTerms({ title, text }: Text, vocabulary: Vocabulary): string[] {
  const [head, body] = [normaliseText(title), normaliseText(text)];
  const processes = [head, body].flatMap((part) => vocabulary.processesIn(part).map((process) => processMark + process));
  return [...new Set([...processes, ...termsIn(head, vocabulary), ...termsIn(body, vocabulary)])];
}

function termsIn(text: string, vocabulary: Vocabulary): string[] {
  const terms = new Set<string>();
  for (const [run] of text.matchAll(runs)) {
    if (!isHan(run.charCodeAt(0)) || run.length === 1) terms.add(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.add(run.slice(at, at + 2));
  }
  const rarity = (term: string) =>
    vocabulary.characterRarity(term.charCodeAt(0)) + (term.length > 1 ? vocabulary.characterRarity(term.charCodeAt(1)) : 0);
  return [...terms].toSorted((a, b) => rarity(b) - rarity(a));
}

/** The term of a category. Pure. */
export const categoryTerm = (category: string): string => `类:${category}`;

/** The numbers by which a line is found: its category and its most telling terms. Pure. */
export function termNumbers(listing: Text & Pick<EngineListing, "category">, vocabulary: Vocabulary): number[] {
  const category = listing.category === null ? [] : [categoryTerm(listing.category)];
  const terms = [...category, ...tellingTerms(listing, vocabulary).slice(0, mostTerms)];
  return [...new Set(terms.map(bucketOf))];
}

/** The number of a term, from 0 to below `termBuckets`. Pure. */
export function bucketOf(term: string): number {
  const hash = hashText(term);
  return (hash >>> 20) ^ (hash & (termBuckets - 1));
}

/** A text as a whole number of 32 bits (FNV-1a over its characters). Pure. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
