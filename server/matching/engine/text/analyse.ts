import type { Vocabulary } from "../types.ts";
import { isHan, normaliseText } from "./normalise.ts";
import { firstWordTerm, type TermTable } from "./term-table.ts";

/** Hundredths that one occurrence counts, and the share of it in a sentence about the company. */
const fullCount = 100;
const companyShare = 0.2;

/** Each further sentence counts less: what matters is said early. */
const sentenceDecay = 8;

const sentenceEnds: ReadonlySet<number> = new Set(Array.from("。；;！!？?\n", (sign) => sign.charCodeAt(0)));

/** Rarity of a Latin word or number-letter code, which has no character statistics. */
const latinRarity = 6;

/** Sentences that speak of the company (its founding, staff, honours), not of what is needed or offered. */
const aboutCompany =
  /公司|企业|成立|注册资|员工|销售|专利|荣誉|团队|投资|万元|合作|联系|博士|教授|产值|市场|效益|政策/;

/** Marks a process group among the terms, so that it never meets the word of the same spelling. */
export const processMark = "工艺:";

/** The terms of one text: characters, Latin words and process groups, with hundredths of occurrences. */
export interface TextTerms {
  count: number;
  /** Term numbers, ascending by first occurrence. */
  terms: Uint32Array;
  /** Hundredths of occurrences in the title and in the text. */
  inTitle: Uint16Array;
  inText: Uint16Array;
  /** Sum of the static rarities of the distinct characters and Latin words (process groups not counted). */
  mass: number;
  /** Title and text as they were read (normalised). */
  text: string;
}

const mostTerms = 4096;

/** Cells in which a text's terms are found again, at most half of them full. */
const cellBits = 13;
const cellMask = 2 ** cellBits - 1;

/**
 * Turns titles and texts into terms. One analyser serves one engine and reuses its buffers: a result is
 * valid until the next call. Never throws; what follows `mostTerms` distinct terms is left out.
 */
export class Analyser {
  /** Places + 1 of the terms in the result, by open addressing, and the cell of each place. */
  readonly #places = new Uint16Array(2 ** cellBits);
  readonly #cells = new Uint16Array(mostTerms);
  readonly #result: TextTerms = {
    count: 0,
    terms: new Uint32Array(mostTerms),
    inTitle: new Uint16Array(mostTerms),
    inText: new Uint16Array(mostTerms),
    mass: 0,
    text: "",
  };

  constructor(
    readonly vocabulary: Vocabulary,
    readonly table: TermTable,
  ) {}

  analyse(title: string, text: string): TextTerms {
    const result = this.#result;
    for (let at = 0; at < result.count; at++) this.#places[this.#cells[at]!] = 0;
    result.count = 0;
    result.mass = 0;
    const ownTitle = normaliseText(title);
    const ownText = normaliseText(text);
    result.text = `${ownTitle}\n${ownText}`;
    this.#eat(ownTitle, result.inTitle, fullCount);
    let sentences = 0;
    let from = 0;
    for (let at = 0; at <= ownText.length; at++) {
      if (at < ownText.length && !sentenceEnds.has(ownText.charCodeAt(at))) continue;
      const sentence = ownText.slice(from, at);
      from = at + 1;
      const share = aboutCompany.test(sentence) ? companyShare : 1;
      const count = fullCount * share * Math.exp(-sentences / sentenceDecay);
      this.#eat(sentence, result.inText, Math.max(1, Math.round(count)));
      sentences++;
    }
    for (let at = 0; at < result.count; at++) {
      const term = result.terms[at]!;
      result.mass += term < firstWordTerm ? this.vocabulary.characterRarity(term) : latinRarity;
    }
    this.#processes(ownTitle, result.inTitle);
    this.#processes(ownText, result.inText);
    return result;
  }

  #eat(run: string, field: Uint16Array, weight: number): void {
    let wordStart = -1;
    for (let at = 0; at <= run.length; at++) {
      const code = at < run.length ? run.charCodeAt(at) : 32;
      const latin = code >= 97 && code <= 122;
      if (latin || (wordStart >= 0 && code >= 48 && code <= 57)) {
        if (wordStart < 0) wordStart = at;
        continue;
      }
      if (wordStart >= 0) {
        this.#add(this.table.termOf(run.slice(wordStart, Math.min(at, wordStart + 32))), field, weight);
        wordStart = -1;
      }
      if (isHan(code)) this.#add(code, field, weight);
    }
  }

  #processes(text: string, field: Uint16Array): void {
    for (const process of this.vocabulary.processesIn(text)) {
      this.#add(this.table.termOf(processMark + process), field, fullCount);
    }
  }

  #add(term: number, field: Uint16Array, weight: number): void {
    const result = this.#result;
    let cell = Math.imul(term, 0x9e37_79b1) >>> (32 - cellBits);
    while (this.#places[cell] !== 0 && result.terms[this.#places[cell]! - 1] !== term) cell = (cell + 1) & cellMask;
    let place = this.#places[cell]! - 1;
    if (place < 0) {
      place = result.count;
      if (place === mostTerms) return;
      result.count++;
      this.#places[cell] = result.count;
      this.#cells[place] = cell;
      result.terms[place] = term;
      result.inTitle[place] = 0;
      result.inText[place] = 0;
    }
    field[place] = Math.min(60_000, field[place]! + weight);
  }
}
