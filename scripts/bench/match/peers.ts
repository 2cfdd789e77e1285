import { create, insertMultiple, search } from "@orama/orama";
import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import { percentile, rounded, timeQueries } from "./percentiles.ts";

export interface PeerFigures {
  items: number;
  queries: number;
  p50Ms: number;
  p99Ms: number;
  buildMs: number;
}

interface PeerIndex {
  /** Takes texts whose tokens are joined by blanks, numbered from `first` on. */
  add(texts: readonly string[], first: number): void;
  search(query: string): unknown;
}

const split = (text: string): string[] => text.split(" ");

/** The search libraries in JavaScript that a user could pick instead, each set up for ranked OR queries, 10 results. */
export const peers = {
  flexsearch(): PeerIndex {
    const index = new Index({ tokenize: "strict", encode: split });
    return {
      add: (texts, first) => texts.forEach((text, at) => index.add(first + at, text)),
      search: (query) => index.search(query, { limit: 10, suggest: true }),
    };
  },
  minisearch(): PeerIndex {
    const index = new MiniSearch({ fields: ["text"], tokenize: split, processTerm: (term) => term });
    return {
      add: (texts, first) => index.addAll(texts.map((text, at) => ({ id: first + at, text }))),
      search: (query) => index.search(query).slice(0, 10),
    };
  },
  orama(): PeerIndex {
    const tokenizer = { language: "english", normalizationCache: new Map<string, string>(), tokenize: split };
    const index = create({ schema: { text: "string" } as const, components: { tokenizer } });
    return {
      add: (texts) => void insertMultiple(index, texts.map((text) => ({ text })), texts.length),
      search: (query) => search(index, { term: query, limit: 10 }),
    };
  },
};

export type PeerName = keyof typeof peers;

const batch = 5_000;

/** A peer is asked for this long at most (one query in any case). */
const mostQueryMs = 20_000;

/** Builds one peer and times the queries: each once to warm up, then again; as many as the time allows. */
export function measurePeer(
  peer: () => PeerIndex,
  count: number,
  text: (number: number) => string,
  queries: readonly string[],
): PeerFigures {
  const index = peer();
  let buildMs = 0;
  for (let from = 0; from < count; from += batch) {
    const texts = Array.from({ length: Math.min(batch, count - from) }, (_, at) => text(from + at));
    const start = performance.now();
    index.add(texts, from);
    buildMs += performance.now() - start;
  }
  const [first = ""] = queries;
  const [trial = 1] = timeQueries([first], 2, index.search);
  const asked = queries.slice(0, Math.max(1, Math.floor(mostQueryMs / trial / 2)));
  const times = timeQueries(asked, 2, index.search);
  return {
    items: count,
    queries: asked.length,
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
    buildMs: rounded(buildMs),
  };
}
