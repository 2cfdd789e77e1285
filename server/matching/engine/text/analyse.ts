import type { Vocabulary } from "../types.ts";
import { isHan, normaliseText } from "./normalise.ts";
import type { TermTable } from "./term-table.ts";

/** Parts of one occurrence that count: a plain sentence and one about the company rather than the matter. */
const fullCount = 10;
const companyCount = 4;

/** Sentences that speak of the company (its founding, staff, honours), not of what is needed or offered. */
const aboutCompany =
  /公司|企业|成立|注册资|员工|销售|专利|荣誉|团队|投资|万元|合作|联系|博士|教授|产值|市场|效益|政策/;

/** Marks a process group among the terms, so that it never meets the word of the same spelling. */
export const processMark = "工艺:";

/** The terms of one text: characters, Latin words and process groups, with tenths of occurrences. */
export interface TextTerms {
  count: number;
  /** Term numbers, ascending by first occurrence. */
  terms: Uint32Array;
  /** Tenths of occurrences in the title and in the text. */
  inTitle: Uint16Array;
  inText: Uint16Array;
  /** Distinct characters and Latin words (process groups not counted). */
  length: number;
}

const mostTerms = 4096;

/**
 * Turns titles and texts into terms. One analyser serves one engine and reuses its buffers: a result is
 * valid until the next call. Never throws; what follows `mostTerms` distinct terms is left out.
 */
export class Analyser {
  readonly #place = new Map<number, number>();
  readonly #result: TextTerms = {
    count: 0,
    terms: new Uint32Array(mostTerms),
    inTitle: new Uint16Array(mostTerms),
    inText: new Uint16Array(mostTerms),
    length: 0,
  };

  constructor(
    readonly vocabulary: Vocabulary,
    readonly table: TermTable,
  ) {}

  analyse(title: string, text: string): TextTerms {
    const result = this.#result;
    result.count = 0;
    result.length = 0;
    this.#place.clear();
    this.#eat(normaliseText(title), result.inTitle, fullCount);
    for (const sentence of normaliseText(text).split(/[。；;！!？?\n]/)) {
      if (sentence !== "") this.#eat(sentence, result.inText, aboutCompany.test(sentence) ? companyCount : fullCount);
    }
    result.length = result.count;
    this.#processes(title, result.inTitle);
    this.#processes(text, result.inText);
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
    for (const word of this.vocabulary.words(normaliseText(text))) {
      const process = this.vocabulary.processOf(word);
      if (process !== null) this.#add(this.table.termOf(processMark + process), field, fullCount);
    }
  }

  #add(term: number, field: Uint16Array, weight: number): void {
    const result = this.#result;
    let place = this.#place.get(term);
    if (place === undefined) {
      place = result.count;
      if (place === mostTerms) return;
      result.count++;
      this.#place.set(term, place);
      result.terms[place] = term;
      result.inTitle[place] = 0;
      result.inText[place] = 0;
    }
    field[place] = Math.min(60_000, field[place]! + weight);
  }
}
