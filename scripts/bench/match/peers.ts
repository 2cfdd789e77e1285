import { create, insertMultiple, search } from "@orama/orama";
import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import { percentile, rounded, timeQueries } from "./percentiles.ts";

export interface PeerFigures {
  items: number;
  queries: number;
  p50Ms: number;
  p99Ms: number;
}

/** What a peer searches: words cut beforehand and joined by blanks. */
export type Peer = (texts: readonly string[]) => (query: string) => unknown;

const split = (text: string): string[] => text.split(" ");

/** The search libraries in JavaScript that a user could pick instead, each set up for ranked OR queries, 10 results. */
export const peers: Record<string, Peer> = {
  flexsearch(texts) {
    const index = new Index({ tokenize: "strict", encode: split });
    for (const [at, text] of texts.entries()) index.add(at, text);
    return (query) => index.search(query, { limit: 10, suggest: true });
  },
  minisearch(texts) {
    const index = new MiniSearch({ fields: ["text"], tokenize: split, processTerm: (term) => term });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return (query) => index.search(query).slice(0, 10);
  },
  orama(texts) {
    const tokenizer = { language: "english", normalizationCache: new Map<string, string>(), tokenize: split };
    const index = create({ schema: { text: "string" } as const, components: { tokenizer } });
    void insertMultiple(index, texts.map((text) => ({ text })), 10_000);
    return (query) => search(index, { term: query, limit: 10 });
  },
};

/** Builds one peer and times the queries. */
export function measurePeer(peer: Peer, texts: readonly string[], queries: readonly string[]): PeerFigures {
  const ask = peer(texts);
  const times = timeQueries(queries, 2, ask);
  return {
    items: texts.length,
    queries: queries.length,
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
  };
}
