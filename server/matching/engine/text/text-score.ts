import { processMark, type TextTerms } from "./analyse.ts";
import { firstWordTerm, type TermTable } from "./term-table.ts";

/**
 * The text score, in integers: sum over shared terms of queryWeight × classValue, times the line's length
 * norm. A BM25 with a multiplicative length norm over single Han characters, Latin words and process
 * groups; parameters were chosen on `pairs_train` only (DESIGN.md, Ranking quality).
 */

/** A term in the query's title counts this much against one in its text. */
const titleWeight = 4;

/** Saturation of repeated terms in the query and in the line (BM25's k3 and k1). */
const querySaturation = 2.5;
const lineSaturation = 0.6;

/** Exponent of idf for characters and words: rare ones decide. */
const idfExponent = 2;

/** Weight of a process group: idf to the first power times this. */
const processShare = 1;

/**
 * A line's mass is the sum of its characters' static rarities; the norm falls with it, flatter than BM25's.
 * `typicalMass` is that of a title of twelve distinct characters.
 */
const typicalMass = 60;
const massOffset = 1.5;

/** Norms are integers from 1 to 4095. */
export const largestNorm = 4095;

/** Occurrence classes 1..7 of a term in a line and what each is worth: one occurrence is worth 1. */
const classUpTo = [1, 2, 3, 4, 6, 9, Number.POSITIVE_INFINITY];
const classMiddle = [1, 2, 3, 4, 5, 7.5, 12];
const classValues = [0, ...classMiddle].map((tf) => ((1 + lineSaturation) * tf) / (tf + lineSaturation));
const largestClassValue = classValues.at(-1)!;

/** Classes of occurrences, that of none included. */
export const classCount = classValues.length;

/** The occurrence class (1..7) of a term that occurs `hundredths`/100 times in title and text together. Pure. */
export function occurrenceClass(hundredths: number): number {
  const occurrences = hundredths / 100;
  let at = 0;
  while (occurrences > classUpTo[at]!) at++;
  return at + 1;
}

/** The length norm of a line of this mass (see `TextTerms.mass`), 1..4095. Pure. */
export function lengthNorm(mass: number): number {
  return Math.max(1, Math.round((largestNorm * massOffset) / (mass / typicalMass + massOffset)));
}

/** The most that all terms of a query together give to a line, before its norm: a line's sum and what its category adds to it fit 16 bits. */
export const mostTextSum = 40_000;

/** Terms of a query, heaviest first. */
export interface QueryTerms {
  count: number;
  terms: Uint32Array;
  /** What a line gets for a term, by the class of its occurrences: `classCount` numbers a term. */
  worths: Uint16Array;
  /** The weights before they were scaled and rounded. */
  exact: Float64Array;
  /** What a line would get that holds every query term once, before the norm. */
  self: number;
}

/** Query terms kept at most: the heaviest. */
export const mostQueryTerms = 256;

function saturate(occurrences: number): number {
  return ((1 + querySaturation) * occurrences) / (occurrences + querySaturation);
}

/** How rare a term is among `lines` of which `frequency` hold it (BM25's idf). Pure. */
export function rarity(frequency: number, lines: number): number {
  return Math.log(1 + (Math.max(lines, frequency) - frequency + 0.5) / (frequency + 0.5));
}

/** Weighs a query's terms against the corpus. Terms that nobody uses count in `self` only. Pure. */
export function weighQuery(text: TextTerms, table: TermTable): QueryTerms {
  const all: { term: number; exact: number }[] = [];
  for (let at = 0; at < text.count; at++) {
    const term = text.terms[at]!;
    const rare = rarity(table.frequency(term), table.lines);
    const isProcess = term >= firstWordTerm && table.name(term).startsWith(processMark);
    const told = isProcess ? processShare * rare : rare ** idfExponent;
    all.push({ term, exact: told * (titleWeight * saturate(text.inTitle[at]! / 100) + saturate(text.inText[at]! / 100)) });
  }
  all.sort((a, b) => b.exact - a.exact || a.term - b.term);
  all.length = Math.min(all.length, mostQueryTerms);
  const scale = mostTextSum / (largestClassValue * all.reduce((sum, { exact }) => sum + exact, 0));
  let count = 0;
  while (count < all.length && Math.floor(all[count]!.exact * scale) > 0) count++;
  const query = { count, terms: new Uint32Array(count), worths: new Uint16Array(count * classCount), exact: new Float64Array(count), self: 0 };
  for (let at = 0; at < count; at++) {
    const { term, exact } = all[at]!;
    query.terms[at] = term;
    query.exact[at] = exact;
    for (let c = 1; c < classCount; c++) query.worths[at * classCount + c] = Math.floor(exact * scale * classValues[c]!);
    query.self += query.worths[at * classCount + 1]!;
  }
  return query;
}

/** A line that reaches this share (per mille) of the query's own score has all text points. */
const fullSharePermille = 450;

/** Norm that a line of typical length has; the yardstick of `fullScore`. */
export const typicalNorm = lengthNorm(typicalMass);

/** Raw score from which a line has all text points. Pure. */
export function fullScore(query: QueryTerms): number {
  return Math.max(1, Math.floor((query.self * typicalNorm * fullSharePermille) / 1000));
}

/** Raw score (sum × norm) as milli-points of at most `cap`; `full` from `fullScore`. Pure. */
export function textMilliPoints(raw: number, full: number, cap: number): number {
  return raw >= full ? cap : Math.floor((raw * cap) / full);
}
