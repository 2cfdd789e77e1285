import { readFileSync } from "node:fs";
import { createVocabulary } from "../../server/matching/create-vocabulary.ts";
import { Analyser } from "../../server/matching/engine/text/analyse.ts";
import { normaliseText } from "../../server/matching/engine/text/normalise.ts";
import { TermTable } from "../../server/matching/engine/text/term-table.ts";
import { classCount, lengthNorm, occurrenceClass, weighQuery } from "../../server/matching/engine/text/text-score.ts";
import { createTokenizer } from "../../server/matching/tokenizer.ts";
import { loadReference } from "../../server/reference/load-reference.ts";
import { readJsonLines } from "./read-lines.ts";

interface Text {
  title: string;
  text: string;
}

type Score = (need: string, candidate: string) => number;

/** A judged pair: candidate and level 1 (none) to 4 (strong). */
type Judged = readonly [candidate: string, level: number];

/** Levels from here on count as relevant. */
const relevantLevel = 3;

export interface RankingFigures {
  queries: number;
  ndcg10: number;
  auc: number;
  baseline: { ndcg10: number; auc: number };
}

/** Scores the judged candidates of each need by the hub's text score and by plain bigram BM25. Effects: reads the files. */
export function evaluateRanking(files: { needs: string; candidates: string; pairs: string }): RankingFigures {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const needs = new Map(
    readJsonLines(files.needs, ({ rid, title, text: body }) => [text(rid), { title: text(title), text: text(body) }] as const),
  );
  const candidates = new Map(
    readJsonLines(files.candidates, ({ aid, title_terms, title }) => {
      const words = Array.isArray(title_terms) ? title_terms.join(" ") : text(title);
      return [text(aid), { title: words, text: "" }] as const;
    }),
  );
  const pairs = readPairs(files.pairs, needs, candidates);
  const ours = measure(pairs, hubScore(needs, candidates));
  const { ndcg10, auc } = measure(pairs, bigramScore(needs, candidates));
  return { ...ours, baseline: { ndcg10, auc } };
}

function readPairs(file: string, needs: ReadonlyMap<string, Text>, candidates: ReadonlyMap<string, Text>) {
  const pairs = new Map<string, Judged[]>();
  for (const line of readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1)) {
    const [need = "", candidate = "", level = ""] = line.split("\t");
    if (!needs.has(need) || !candidates.has(candidate)) throw new Error(`${file} names an unknown pair: ${need} ${candidate}`);
    pairs.set(need, [...(pairs.get(need) ?? []), [candidate, Number(level)]]);
  }
  return pairs;
}

/** The scorer of the hub: `weighQuery` against a table of both lists, as the engine holds both sides. */
function hubScore(needs: ReadonlyMap<string, Text>, candidates: ReadonlyMap<string, Text>): Score {
  const reference = loadReference();
  const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
  const table = new TermTable();
  const analyser = new Analyser(vocabulary, table);
  const compiled = new Map<string, { classes: Map<number, number>; norm: number }>();
  const count = (title: string, text: string) => {
    const terms = analyser.analyse(title, text);
    for (let at = 0; at < terms.count; at++) table.count(terms.terms[at]!, occurrenceClass(terms.inTitle[at]! + terms.inText[at]!));
    table.lines++;
    return terms;
  };
  for (const [id, { title, text }] of candidates) {
    const terms = count(title, text);
    const classes = new Map<number, number>();
    for (let at = 0; at < terms.count; at++) {
      classes.set(terms.terms[at]!, occurrenceClass(terms.inTitle[at]! + terms.inText[at]!));
    }
    compiled.set(id, { classes, norm: lengthNorm(terms.mass) });
  }
  for (const { title, text } of needs.values()) count(title, text);
  const queries = new Map<string, ReturnType<typeof weighQuery>>();
  return (need, candidate) => {
    let query = queries.get(need);
    if (!query) {
      const { title, text } = needs.get(need)!;
      queries.set(need, (query = weighQuery(analyser.analyse(title, text), table)));
    }
    const { classes, norm } = compiled.get(candidate)!;
    let sum = 0;
    for (let at = 0; at < query.count; at++) {
      sum += query.worths[at * classCount + (classes.get(query.terms[at]!) ?? 0)]!;
    }
    return sum * norm;
  };
}

/** Plain BM25 (k1 1.2, b 0.75) over character bigrams of title and text. */
function bigramScore(needs: ReadonlyMap<string, Text>, candidates: ReadonlyMap<string, Text>): Score {
  const frequencies = new Map<string, number>();
  const documents = new Map<string, { grams: Map<string, number>; length: number }>();
  for (const [id, { title, text }] of candidates) {
    const grams = bigrams(`${title} ${text}`);
    for (const gram of grams.keys()) frequencies.set(gram, (frequencies.get(gram) ?? 0) + 1);
    documents.set(id, { grams, length: [...grams.values()].reduce((a, b) => a + b, 0) });
  }
  const mean = [...documents.values()].reduce((sum, { length }) => sum + length, 0) / documents.size;
  const queries = new Map([...needs].map(([id, { title, text }]) => [id, bigrams(`${title} ${text}`)]));
  return (need, candidate) => {
    const { grams, length } = documents.get(candidate)!;
    let score = 0;
    for (const [gram, inQuery] of queries.get(need)!) {
      const tf = grams.get(gram);
      if (tf === undefined) continue;
      const df = frequencies.get(gram)!;
      const idf = Math.log(1 + (documents.size - df + 0.5) / (df + 0.5));
      score += (inQuery * idf * 2.2 * tf) / (tf + 1.2 * (0.25 + (0.75 * length) / mean));
    }
    return score;
  };
}

function bigrams(text: string): Map<string, number> {
  const grams = new Map<string, number>();
  for (const run of normaliseText(text).match(/\p{Script=Han}+|[a-z]+/gu) ?? []) {
    const parts = /[a-z]/.test(run) ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
    for (const part of parts) grams.set(part, (grams.get(part) ?? 0) + 1);
  }
  return grams;
}

/** Means over the needs that have a relevant candidate: nDCG@10 with gain 2^(level-1) - 1, and AUC within the need. */
function measure(pairs: ReadonlyMap<string, readonly Judged[]>, score: Score): Omit<RankingFigures, "baseline"> {
  let queries = 0;
  let ndcg = 0;
  let auc = 0;
  for (const [need, judged] of pairs) {
    if (!judged.some(([, level]) => level >= relevantLevel)) continue;
    queries++;
    const ranked = judged.map(([candidate, level]) => ({ level, score: score(need, candidate) }));
    const best = ranked.toSorted((a, b) => b.level - a.level);
    ndcg += gain(ranked.toSorted((a, b) => b.score - a.score)) / gain(best);
    auc += areaUnderCurve(ranked);
  }
  return { queries, ndcg10: ndcg / queries, auc: auc / queries };
}

function gain(ranked: readonly { level: number }[]): number {
  return ranked.slice(0, 10).reduce((sum, { level }, at) => sum + (2 ** (level - 1) - 1) / Math.log2(at + 2), 0);
}

function areaUnderCurve(ranked: readonly { level: number; score: number }[]): number {
  const relevant = ranked.filter(({ level }) => level >= relevantLevel);
  const others = ranked.filter(({ level }) => level < relevantLevel);
  if (others.length === 0) return 0.5;
  let won = 0;
  for (const a of relevant) for (const b of others) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
  return won / (relevant.length * others.length);
}
