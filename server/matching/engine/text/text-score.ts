import { processMark, type TextTerms } from "./analyse.ts";
import { firstWordTerm, type TermTable } from "./term-table.ts";

/**
 * The text score, in integers: sum over shared terms of queryWeight × classValue, times the line's length
 * norm. A BM25 with a multiplicative length norm over single Han characters, Latin words and process
 * groups; parameters were chosen on `pairs_train` only (DESIGN.md, Ranking quality).
 */

/** A term in the query's title counts this much against one in its text. */
const titleWeight = 3;

/** Saturation of repeated terms in the query and in the line. */
const querySaturation = 1.5;
const lineSaturation = 1.2;

/** Exponent of idf: rare characters decide. */
const idfExponent = 2;

/** Share of a process group's weight against a character of the same rarity. */
const processShare = 1;

/** Lines of this many distinct terms have half of the longest possible norm; the norm flattens below. */
const typicalLength = 14;
const lengthOffset = 1.0;

/** Norms are integers from 1 to 255. */
export const largestNorm = 255;

/** Occurrence classes 1..7 of a term in a line and what each is worth, in 1/256. */
const classUpTo = [1, 2, 3, 4, 6, 9, Number.POSITIVE_INFINITY];
const classMiddle = [1, 2, 3, 4, 5, 7.5, 12];
export const classValues = Int32Array.from([0, ...classMiddle].map((tf) => Math.round((256 * 2.2 * tf) / (tf + lineSaturation))));
export const largestClassValue = classValues[7]!;

/** The occurrence class (1..7) of a term that occurs `tenths`/10 times in title and text together. Pure. */
export function occurrenceClass(tenths: number): number {
  const occurrences = tenths / 10;
  let at = 0;
  while (occurrences > classUpTo[at]!) at++;
  return at + 1;
}

/** The length norm of a line of `length` distinct terms, 1..255. Pure. */
export function lengthNorm(length: number): number {
  return Math.max(1, Math.round((largestNorm * lengthOffset) / (length / typicalLength + lengthOffset)));
}

/** Terms of a query with integer weights, heaviest first. */
export interface QueryTerms {
  count: number;
  terms: Uint32Array;
  weights: Uint32Array;
  /** What a line would get that holds every query term once, before the norm. */
  self: number;
}

const weightScale = 4;

/** Largest weight of one query term; sums stay far below 2^31. */
const largestWeight = 4_000;

/** Query terms kept at most: the heaviest. */
export const mostQueryTerms = 256;

function saturate(occurrences: number): number {
  return ((1 + querySaturation) * occurrences) / (occurrences + querySaturation);
}

/** How much a term tells, from how many of `lines` hold it. Pure. */
export function rarity(frequency: number, lines: number): number {
  return Math.log(1 + (Math.max(lines, frequency) - frequency + 0.5) / (frequency + 0.5)) ** idfExponent;
}

/** Weighs a query's terms against the corpus. Terms that nobody uses count in `self` only. Pure. */
export function weighQuery(text: TextTerms, table: TermTable): QueryTerms {
  const all: { term: number; weight: number }[] = [];
  let self = 0;
  for (let at = 0; at < text.count; at++) {
    const term = text.terms[at]!;
    const share = term >= firstWordTerm && table.name(term).startsWith(processMark) ? processShare : 1;
    const worth = titleWeight * saturate(text.inTitle[at]! / 10) + saturate(text.inText[at]! / 10);
    const exact = weightScale * share * worth * rarity(table.frequency(term), table.lines);
    const weight = Math.min(largestWeight, Math.round(exact));
    if (weight > 0) all.push({ term, weight });
  }
  const kept = all.toSorted((a, b) => b.weight - a.weight || a.term - b.term).slice(0, mostQueryTerms);
  for (const { weight } of kept) self += weight * classValues[1]!;
  return {
    count: kept.length,
    terms: Uint32Array.from(kept, ({ term }) => term),
    weights: Uint32Array.from(kept, ({ weight }) => weight),
    self,
  };
}

/** A line that reaches this share (per mille) of the query's own score has all text points. */
const fullSharePermille = 450;

/** Norm that a line of typical length has; the yardstick of `fullScore`. */
const typicalNorm = lengthNorm(typicalLength);

/** Raw score from which a line has all text points. Pure. */
export function fullScore(query: QueryTerms): number {
  return Math.max(1, Math.floor((query.self * typicalNorm * fullSharePermille) / 1000));
}

/** Raw score (sum × norm) as milli-points of at most `cap`; `full` from `fullScore`. Pure. */
export function textMilliPoints(raw: number, full: number, cap: number): number {
  return raw >= full ? cap : Math.floor((raw * cap) / full);
}
