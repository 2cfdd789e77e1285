import { IndexedStore } from "../../../server/matching/engine/index/indexed-store.ts";
import type { SearchRequest } from "../../../server/matching/engine/index/line-store.ts";
import { Interner } from "../../../server/matching/engine/score/interner.ts";
import { compileLine } from "../../../server/matching/engine/score/line.ts";
import { PairContext } from "../../../server/matching/engine/score/pair-context.ts";
import { buildListing } from "../../../server/matching/engine/testing/build-listing.ts";
import { marketDay } from "../../../server/matching/engine/testing/generate-market.ts";
import type { TextTerms } from "../../../server/matching/engine/text/analyse.ts";
import { TermTable } from "../../../server/matching/engine/text/term-table.ts";
import { lengthNorm, weighQuery } from "../../../server/matching/engine/text/text-score.ts";
import type { Vocabulary, Weights } from "../../../server/matching/engine/types.ts";
import { measureLucene } from "./lucene-peer.ts";
import { measurePeer, type PeerFigures, type PeerName, peers } from "./peers.ts";
import { percentile, rounded, timeQueries } from "./percentiles.ts";

const textOnly: Weights = {
  category: 0,
  text: 100,
  quantity: 0,
  time: 0,
  distance: 0,
  price: 0,
  qualification: 0,
  reliability: 0,
  urgency: 0,
};

/** Tokens of one text with repetitions, as the peers take them too. */
type Tokens = readonly string[];

export interface TextFigures {
  p50Ms: number;
  p99Ms: number;
  peers: Record<string, PeerFigures | { skipped: string }>;
}

/**
 * Text only: the ten best of `count` lines for each query, all sides given the same tokens, cut beforehand; weighing,
 * searching and ordering are timed. `ask` names the libraries to run and why others are left out; Lucene is asked last.
 */
export function compareText(
  vocabulary: Vocabulary,
  count: number,
  line: (number: number) => Tokens,
  queries: readonly Tokens[],
  ask: Partial<Record<PeerName, string | true>>,
): TextFigures {
  const ours = timeOurs(vocabulary, count, line, queries);
  const figures: TextFigures = { p50Ms: rounded(percentile(ours, 0.5)), p99Ms: rounded(percentile(ours, 0.99)), peers: {} };
  const text = (number: number) => line(number).join(" ");
  const texts = queries.map((query) => query.join(" "));
  for (const [name, asked] of Object.entries(ask) as [PeerName, string | true][]) {
    if (asked !== true) {
      figures.peers[name] = { skipped: asked };
      continue;
    }
    figures.peers[name] = measurePeer(peers[name], count, text, texts);
  }
  figures.peers.lucene = measureLucene(count, text, texts);
  return figures;
}

/** The hub's own index over the tokens. */
function timeOurs(vocabulary: Vocabulary, count: number, line: (number: number) => Tokens, queries: readonly Tokens[]): number[] {
  const codes = new Interner(vocabulary);
  const table = new TermTable();
  const store = new IndexedStore(false, table, codes);
  const nothingSaid = compileLine(buildListing({ id: "q", side: "need" }), codes);
  for (let number = 0; number < count; number++) {
    const id = number.toString(16).padStart(24, "0");
    store.insert(id, "", compileLine(buildListing({ id, owner: "o" }), codes), termsOf(line(number), table), "");
  }
  const requests = queries.map((query): Omit<SearchRequest, "query"> & { terms: TextTerms } => {
    const terms = termsOf(query, table);
    const context = new PairContext(nothingSaid, marketDay, textOnly, codes);
    return { terms, context, limit: 10, norm: lengthNorm(terms.mass), visible: null, without: new Set(), sector: null, ownSector: "" };
  });
  return timeQueries(requests, 10, ({ terms, ...request }) => store.search({ ...request, query: weighQuery(terms, table) }));
}

/** Tokens as the index takes them; single characters are their own terms. A line's mass is that of its length. */
function termsOf(tokens: Tokens, table: TermTable): TextTerms {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const term = token.length === 1 ? token.charCodeAt(0) : table.termOf(token);
    counts.set(term, (counts.get(term) ?? 0) + 100);
  }
  return {
    count: counts.size,
    terms: Uint32Array.from(counts.keys()),
    inTitle: Uint16Array.from(counts.values()),
    inText: new Uint16Array(counts.size),
    mass: 5 * counts.size,
    text: "",
  };
}
