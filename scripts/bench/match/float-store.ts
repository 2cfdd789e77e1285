import type { Hit, LineStore, SearchRequest } from "../../../server/matching/engine/index/line-store.ts";
import type { Line } from "../../../server/matching/engine/score/line.ts";
import { createOutcome } from "../../../server/matching/engine/score/outcome.ts";
import { scorePair } from "../../../server/matching/engine/score/score-pair.ts";
import type { TextTerms } from "../../../server/matching/engine/text/analyse.ts";
import type { TermTable } from "../../../server/matching/engine/text/term-table.ts";
import { occurrenceClass } from "../../../server/matching/engine/text/text-score.ts";

interface Entry {
  line: Line;
  norm: number;
  sector: string;
  terms: Uint32Array;
  occurrences: Float32Array;
}

const lineSaturation = 0.6;

/**
 * The engine's text score once more, in floating point throughout: no rounded weights, no occurrence classes,
 * no rounded norm. Only `search`; the yardstick of `overlapAt10`.
 */
export class FloatStore implements LineStore {
  readonly #entries = new Map<string, Entry>();
  readonly bytes = 0;
  readonly withdrawn = 0;
  readonly sectors = 0;

  constructor(readonly table: TermTable) {}

  get size(): number {
    return this.#entries.size;
  }

  insert(id: string, sector: string, line: Line, terms: TextTerms): void {
    this.#entries.set(id, {
      line,
      sector,
      norm: 1.5 / (terms.mass / 60 + 1.5),
      terms: terms.terms.slice(0, terms.count),
      occurrences: Float32Array.from({ length: terms.count }, (_, at) => Math.max(1, (terms.inTitle[at]! + terms.inText[at]!) / 100)),
    });
    for (let at = 0; at < terms.count; at++) this.table.count(terms.terms[at]!, occurrenceClass(terms.inTitle[at]! + terms.inText[at]!));
    this.table.lines++;
  }

  withdraw(id: string): boolean {
    return this.#entries.delete(id);
  }

  search({ context, query, limit, without }: SearchRequest): Hit[] {
    const weights = new Float64Array(this.table.end);
    for (let at = 0; at < query.count; at++) weights[query.terms[at]!] = query.exact[at]!;
    const full = query.exact.reduce((sum, weight) => sum + weight, 0) * (1.5 / 2.5) * 0.45;
    const cap = context.weights.text * 1000;
    const outcome = createOutcome();
    let hits: Hit[] = [];
    for (const [id, { line, norm, terms, occurrences }] of this.#entries) {
      let sum = 0;
      for (let at = 0; at < terms.length; at++) {
        const tf = occurrences[at]!;
        sum += (weights[terms[at]!]! * (1 + lineSaturation) * tf) / (tf + lineSaturation);
      }
      const textMilli = Math.min(cap, (sum * norm * cap) / full);
      scorePair(context, line, textMilli, outcome);
      if (outcome.excluded || without.has(id)) continue;
      hits.push({ id, line, text: "", textMilli, milliScore: outcome.milliScore });
      if (hits.length > 10_000) hits = best(hits, limit);
    }
    return best(hits, limit);
  }

  related(): Hit[] {
    return [];
  }

  alike(): Hit[] {
    return [];
  }
}

function best(hits: readonly Hit[], limit: number): Hit[] {
  return hits.toSorted((a, b) => b.milliScore - a.milliScore || (a.id < b.id ? -1 : 1)).slice(0, limit);
}
