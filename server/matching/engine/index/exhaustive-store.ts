import type { Line } from "../score/line.ts";
import { createOutcome } from "../score/outcome.ts";
import { leastRelevance, scorePair } from "../score/score-pair.ts";
import type { TextTerms } from "../text/analyse.ts";
import {
  classValues,
  fullScore,
  lengthNorm,
  occurrenceClass,
  type QueryTerms,
  textMilliPoints,
} from "../text/text-score.ts";
import type { TermTable } from "../text/term-table.ts";
import type { Hit, LineStore, SearchRequest } from "./line-store.ts";

interface Entry {
  id: string;
  sector: string;
  line: Line;
  norm: number;
  classes: Map<number, number>;
}

/** Orders hits: higher score first, equal ones by id. Pure. */
export function compareHits(a: Hit, b: Hit): number {
  return b.milliScore - a.milliScore || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Share (per mille) of the query's weight found in a line, less where the line is longer. Pure. */
export function likeness(sum: number, norm: number, { query, norm: own }: SearchRequest): number {
  if (query.self === 0) return 0;
  const share = Math.min(1000, Math.floor((1000 * sum) / query.self));
  return norm >= own ? share : Math.floor((share * norm) / own);
}

/** The plain oracle: a list that is read from end to end for every query. Cost: linear in the lines. */
export class ExhaustiveStore implements LineStore {
  readonly #entries = new Map<string, Entry>();

  constructor(readonly table: TermTable) {}

  readonly withdrawn = 0;
  readonly bytes = 0;

  get size(): number {
    return this.#entries.size;
  }

  get sectors(): number {
    return new Set([...this.#entries.values()].map(({ sector }) => sector)).size;
  }

  insert(id: string, sector: string, line: Line, text: TextTerms): void {
    this.withdraw(id);
    const classes = new Map<number, number>();
    for (let at = 0; at < text.count; at++) {
      const term = text.terms[at]!;
      classes.set(term, occurrenceClass(text.inTitle[at]! + text.inText[at]!));
      this.table.count(term, 1);
    }
    this.table.lines++;
    this.#entries.set(id, { id, sector, line, norm: lengthNorm(text.mass), classes });
  }

  withdraw(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    for (const term of entry.classes.keys()) this.table.count(term, -1);
    this.table.lines--;
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
      const relevant = context.weights.category * context.categoryPermille(line.category) + textMilli;
      return relevant < leastRelevance ? -1 : relevant;
    });
  }

  alike(request: SearchRequest): Hit[] {
    return this.#best(request, (_line, _textMilli, sum, norm) => likeness(sum, norm, request));
  }

  sharedTerms(id: string, query: QueryTerms): number[] {
    const entry = this.#entries.get(id);
    return entry ? Array.from(query.terms).filter((term) => entry.classes.has(term)) : [];
  }

  #best(request: SearchRequest, score: (line: Line, textMilli: number, sum: number, norm: number) => number): Hit[] {
    const { query, visible, without, sector } = request;
    const full = fullScore(query);
    const cap = request.context.weights.text * 1000;
    const hits: Hit[] = [];
    for (const { id, line, norm, classes, sector: own } of this.#entries.values()) {
      if (sector !== null && own !== sector) continue;
      if (without.has(id) || (visible && visible[line.audience] !== 1)) continue;
      let sum = 0;
      for (let at = 0; at < query.count; at++) {
        sum += query.weights[at]! * classValues[classes.get(query.terms[at]!) ?? 0]!;
      }
      const textMilli = textMilliPoints(sum * norm, full, cap);
      const milliScore = score(line, textMilli, sum, norm);
      if (milliScore >= 0) hits.push({ id, line, textMilli, milliScore });
    }
    return hits.toSorted(compareHits).slice(0, request.limit);
  }
}
