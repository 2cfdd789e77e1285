import type { Line } from "../score/line.ts";
import { createOutcome } from "../score/outcome.ts";
import { leastRelevance, scorePair } from "../score/score-pair.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { TermTable } from "../text/term-table.ts";
import { classCount, fullScore, lengthNorm, occurrenceClass, textMilliPoints } from "../text/text-score.ts";
import { type Hit, leastLikeness, likeness, type LineStore, type SearchRequest } from "./line-store.ts";

interface Entry {
  id: string;
  sector: string;
  line: Line;
  norm: number;
  text: string;
  /** Where its terms lie among all. */
  from: number;
  until: number;
}

/** Orders hits: higher score first, equal ones by id. Pure. */
function compareHits(a: Hit, b: Hit): number {
  return b.milliScore - a.milliScore || (a.id < b.id ? -1 : 1);
}

/**
 * A list that is read from end to end for every query: the plain oracle, and what holds the candidates found in a database.
 * Cost: linear in the lines.
 */
export class ExhaustiveStore implements LineStore {
  readonly #entries = new Map<string, Entry>();
  #terms = new Uint32Array(4096);
  #classes = new Uint8Array(4096);
  #end = 0;

  /** @param counts lines that come are new to the table; false where it knows them already */
  constructor(
    readonly table: TermTable,
    readonly counts = true,
  ) {}

  readonly withdrawn = 0;

  get bytes(): number {
    return this.#terms.byteLength + this.#classes.byteLength;
  }

  get size(): number {
    return this.#entries.size;
  }

  get sectors(): number {
    return new Set([...this.#entries.values()].map(({ sector }) => sector)).size;
  }

  insert(id: string, sector: string, line: Line, terms: TextTerms, text: string): void {
    this.withdraw(id);
    if (this.#end + terms.count > this.#terms.length) this.#grow(terms.count);
    const from = this.#end;
    for (let at = 0; at < terms.count; at++) {
      const term = terms.terms[at]!;
      this.#terms[this.#end] = term;
      this.#classes[this.#end] = occurrenceClass(terms.inTitle[at]! + terms.inText[at]!);
      if (this.counts) this.table.count(term, this.#classes[this.#end]!);
      this.#end++;
    }
    if (this.counts) this.table.lines++;
    this.#entries.set(id, { id, sector, line, norm: lengthNorm(terms.mass), text, from, until: this.#end });
  }

  withdraw(id: string): boolean {
    return this.#entries.delete(id);
  }

  search(request: SearchRequest): Hit[] {
    const outcome = createOutcome();
    return this.#best(request, (line, textMilli) => {
      scorePair(request.context, line, textMilli, outcome);
      return outcome.excluded ? -1 : outcome.milliScore;
    });
  }

  related(request: SearchRequest): Hit[] {
    const { context } = request;
    return this.#best(request, (line, textMilli) => {
      if (line.owner === context.line.owner && line.owner !== 0) return -1;
      const relevant = context.categoryMilli(line.category) + textMilli;
      return relevant < leastRelevance ? -1 : relevant;
    });
  }

  alike(request: SearchRequest): Hit[] {
    return this.#best(request, (_line, _textMilli, sum, norm) => {
      const share = likeness(sum, norm, request);
      return share < leastLikeness ? -1 : share;
    });
  }

  #best(
    request: SearchRequest,
    score: (line: Line, textMilli: number, sum: number, norm: number) => number,
  ): Hit[] {
    const { query, visible, without, sector } = request;
    const full = fullScore(query);
    const cap = request.context.weights.text * 1000;
    /** Where the worths of a term begin; -1 for one that the query does not have. */
    const places = new Int32Array(this.table.end).fill(-1);
    for (let at = 0; at < query.count; at++) places[query.terms[at]!] = at * classCount;
    let hits: Hit[] = [];
    for (const { id, line, norm, text, from, until, sector: own } of this.#entries.values()) {
      if (sector !== null && own !== sector) continue;
      if (without.has(id) || (visible && visible[line.audience] !== 1)) continue;
      let sum = 0;
      for (let at = from; at < until; at++) {
        const place = places[this.#terms[at]!]!;
        if (place >= 0) sum += query.worths[place + this.#classes[at]!]!;
      }
      const textMilli = textMilliPoints(sum * norm, full, cap);
      const milliScore = score(line, textMilli, sum, norm);
      if (milliScore >= 0) hits.push({ id, line, text, textMilli, milliScore });
      if (hits.length > 10_000) hits = hits.toSorted(compareHits).slice(0, request.limit);
    }
    return hits.toSorted(compareHits).slice(0, request.limit);
  }

  #grow(by: number): void {
    const capacity = Math.max(this.#terms.length * 2, this.#end + by);
    const terms = new Uint32Array(capacity);
    terms.set(this.#terms);
    this.#terms = terms;
    const classes = new Uint8Array(capacity);
    classes.set(this.#classes);
    this.#classes = classes;
  }
}
