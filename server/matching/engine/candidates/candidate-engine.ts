import { createEngine } from "../create-engine.ts";
import { ExhaustiveStore } from "../index/exhaustive-store.ts";
import { weightsOrDefault } from "../score/weights.ts";
import { Analyser, processMark } from "../text/analyse.ts";
import { isHan } from "../text/normalise.ts";
import { TermTable } from "../text/term-table.ts";
import { classCount, fullScore, occurrenceClass, textMilliPoints, typicalNorm, weighQuery } from "../text/text-score.ts";
import type { Engine, EngineListing, EngineQuery, Side, Vocabulary } from "../types.ts";
import { chooseLists, type Lookup, type TermList } from "./choose-lists.ts";
import { bucketOf, categoryTerm, tellingTerms, termBuckets, termNumbers } from "./telling-terms.ts";

/** How many lines of one side hold what. */
interface Counts {
  lines: number;
  terms: Uint32Array;
  categories: Map<string, number>;
  audiences: Map<string, number>;
}

/**
 * The engine where the lines lie in a database: it knows how common each term is, but keeps no line. Asked what to look
 * for, it names terms; given the lines that were found, it answers as the engine that holds all lines would score them.
 */
export interface CandidateEngine {
  /** One more line that is live; a changed one counts once more, as in the index. */
  count(listing: EngineListing): void;
  /** What lines of a side that could answer the query have in common; `budget` lines should do. */
  lookFor(query: EngineQuery, side: Side, budget: number): Lookup;
  /** An engine over these lines alone, with the frequencies of all. Cost: the analysis of their texts. */
  among(lines: readonly EngineListing[]): Engine;
}

/** A new one that has counted nothing. Pure but for the counts it keeps: some 8 MB, whatever the number of lines. */
export function createCandidateEngine(vocabulary: Vocabulary): CandidateEngine {
  const table = new TermTable();
  const analyser = new Analyser(vocabulary, table);
  const newCounts = (): Counts => ({ lines: 0, terms: new Uint32Array(termBuckets), categories: new Map(), audiences: new Map() });
  const counts: Record<Side, Counts> = { need: newCounts(), resource: newCounts() };

  /** The query's terms with what they are worth: as much as their characters, in a line of usual length. */
  function textLists(query: EngineQuery, terms: Uint32Array): TermList[] {
    const { listing, weights } = query;
    const weighed = weighQuery(analyser.analyse(listing.title, listing.text), table);
    const [full, cap] = [fullScore(weighed), weightsOrDefault(weights).text * 1000];
    const milliOf = new Map<number, number>();
    for (let at = 0; at < weighed.count; at++) {
      milliOf.set(weighed.terms[at]!, textMilliPoints(weighed.worths[at * classCount + 1]! * typicalNorm, full, cap));
    }
    return tellingTerms(listing, vocabulary).map((name) => {
      const parts = isHan(name.charCodeAt(0)) && !name.startsWith(processMark) ? [...name].map((each) => each.charCodeAt(0)) : [table.termOf(name)];
      const term = bucketOf(name);
      return { term, milli: parts.reduce((sum, part) => sum + (milliOf.get(part) ?? 0), 0), lines: terms[term]! };
    });
  }

  function categoryLists({ listing, weights }: EngineQuery, categories: ReadonlyMap<string, number>): TermList[] {
    const { category } = listing;
    if (category === null) return [];
    const weight = weightsOrDefault(weights).category;
    return [...categories].map(([other, lines]) => {
      return { term: bucketOf(categoryTerm(other)), milli: weight * vocabulary.categoryRelation(category, other), lines };
    });
  }

  return {
    count(listing) {
      const text = analyser.analyse(listing.title, listing.text);
      for (let at = 0; at < text.count; at++) table.count(text.terms[at]!, occurrenceClass(text.inTitle[at]! + text.inText[at]!));
      table.lines++;
      const { terms, categories, audiences } = counts[listing.side];
      counts[listing.side].lines++;
      for (const term of termNumbers(listing, vocabulary)) terms[term]! += 1;
      if (listing.category !== null) categories.set(listing.category, (categories.get(listing.category) ?? 0) + 1);
      audiences.set(listing.audience, (audiences.get(listing.audience) ?? 0) + 1);
    },
    lookFor(query, side, budget) {
      const { lines, terms, categories, audiences } = counts[side];
      const visible = query.visible?.reduce((sum, key) => sum + (audiences.get(key) ?? 0), 0) ?? lines;
      // Of each list only what the reader may see is read.
      const within = (budget * lines) / Math.max(1, visible);
      return chooseLists([...categoryLists(query, categories), ...textLists(query, terms)], lines, within);
    },
    among(lines) {
      const engine = createEngine(vocabulary, { table, createStore: (_need, shared) => new ExhaustiveStore(shared, false) });
      for (const line of lines) engine.insert(line);
      return engine;
    },
  };
}
