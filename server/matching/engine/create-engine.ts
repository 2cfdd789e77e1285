import { diagnose } from "./diagnose.ts";
import { IndexedStore } from "./index/indexed-store.ts";
import type { Hit, LineStore, SearchRequest } from "./index/line-store.ts";
import { Interner } from "./score/interner.ts";
import { compileLine, missingFields } from "./score/line.ts";
import { createOutcome } from "./score/outcome.ts";
import { PairContext } from "./score/pair-context.ts";
import { scorePair } from "./score/score-pair.ts";
import { tellReasons } from "./score/sentences.ts";
import { weightsOrDefault } from "./score/weights.ts";
import { findSimilar } from "./similar.ts";
import { planSplit } from "./split.ts";
import { sharedWords, type TellingWords, tellingWords } from "./text/shared-words.ts";
import { Analyser } from "./text/analyse.ts";
import { normaliseText } from "./text/normalise.ts";
import { TermTable } from "./text/term-table.ts";
import { lengthNorm, weighQuery } from "./text/text-score.ts";
import type {
  Engine,
  EngineListing,
  EngineQuery,
  MatchResult,
  Side,
  Suggestion,
  Vocabulary,
} from "./types.ts";

const mostSuggestions = 200;

/** Counterparts that a split plan or a diagnosis looks at. */
const consideredForPlans = 400;

export interface EngineOptions {
  /** Where the lines of one side are kept; default the index. Tests and benchmarks pass their oracles. */
  createStore?: (need: boolean, table: TermTable, codes: Interner) => LineStore;
  /** How common each term is; default a new table that counts what is inserted. */
  table?: TermTable;
}

/** A new engine without lines. Pure but for the buffers it keeps; see `Engine` for what it promises. */
export function createEngine(vocabulary: Vocabulary, options: EngineOptions = {}): Engine {
  const codes = new Interner(vocabulary);
  const { table = new TermTable() } = options;
  const analyser = new Analyser(vocabulary, table);
  const { createStore = (need, table, codes) => new IndexedStore(need, table, codes) } = options;
  const stores: Record<Side, LineStore> = {
    need: createStore(true, table, codes),
    resource: createStore(false, table, codes),
  };
  const outcome = createOutcome();

  function insert(listing: EngineListing): void {
    stores[listing.side === "need" ? "resource" : "need"].withdraw(listing.id);
    const line = compileLine(listing, codes);
    const terms = analyser.analyse(listing.title, listing.text);
    stores[listing.side].insert(listing.id, vocabulary.sectorOf(listing.category), line, terms, terms.text);
  }

  function prepare(query: EngineQuery, limit: number): SearchRequest & { words: TellingWords } {
    const { listing, today, visible, declined = [] } = query;
    const line = compileLine(listing, codes);
    const text = analyser.analyse(listing.title, listing.text);
    const norm = lengthNorm(text.mass);
    const terms = weighQuery(text, table);
    const sector = vocabulary.sectorOf(listing.category);
    return {
      context: new PairContext(line, today, weightsOrDefault(query.weights), codes),
      query: terms,
      limit,
      norm,
      words: tellingWords(text.text, vocabulary),
      visible: visible && audienceMask(visible),
      without: new Set([listing.id, ...declined]),
      sector: query.ownSectorOnly ? sector : null,
      ownSector: sector,
    };
  }

  function audienceMask(visible: readonly string[]): Uint8Array {
    const mask = new Uint8Array(codes.audiences.names.length);
    for (const key of visible) {
      const audience = codes.audiences.find(key);
      if (audience >= 0) mask[audience] = 1;
    }
    return mask;
  }

  function counterparts(query: EngineQuery): LineStore {
    return stores[query.listing.side === "need" ? "resource" : "need"];
  }

  function suggestion(hit: Hit, request: ReturnType<typeof prepare>): Suggestion {
    const { context } = request;
    scorePair(context, hit.line, hit.textMilli, outcome);
    const need = context.line.need ? context.line : hit.line;
    const supplier = context.line.need ? hit.line : context.line;
    const shared = sharedWords(request.words, hit.text);
    const { today, weights } = context;
    const { score, reasons } = tellReasons({ outcome, need, supplier, other: hit.line, codes, today, weights, shared });
    return {
      id: hit.id,
      score,
      milliScore: outcome.milliScore,
      relevance: Math.floor(outcome.relevancePermille / 10),
      fits: outcome.fits,
      certain: outcome.certain,
      supplyMilli: outcome.supplyMilli < 0 ? null : outcome.supplyMilli,
      reasons,
    };
  }

  function match(query: EngineQuery): MatchResult {
    const limit = Math.max(1, Math.min(mostSuggestions, Math.floor(query.limit ?? 10) || 10));
    const request = prepare(query, limit);
    const store = counterparts(query);
    const missing = missingFields(request.context.line);
    return {
      suggestions: store.search(request).map((hit) => suggestion(hit, request)),
      certain: !missing.includes("quantity") && !missing.includes("date"),
      missing,
      considered: store.size,
    };
  }

  return {
    insert,
    change: insert,
    withdraw: (id) => stores.need.withdraw(id) || stores.resource.withdraw(id),
    match,
    preview(query, weights) {
      const before = match(query);
      const after = match({ ...query, weights });
      const places = (result: MatchResult) => new Map(result.suggestions.map(({ id }, at) => [id, at + 1]));
      const [was, is] = [places(before), places(after)];
      const ids = [...new Set([...is.keys(), ...was.keys()])];
      return { before, after, moves: ids.map((id) => ({ id, before: was.get(id) ?? null, after: is.get(id) ?? null })) };
    },
    split(query) {
      const request = prepare(query, consideredForPlans);
      if (!request.context.line.need) return null;
      return planSplit(request.context, counterparts(query).search(request));
    },
    diagnose(query) {
      const request = prepare({ ...query, visible: null }, consideredForPlans);
      const mask = query.visible && audienceMask(query.visible);
      return diagnose(request.context, counterparts(query).related(request), (line) => !mask || mask[line.audience] === 1);
    },
    similar(query) {
      const request = prepare(query, 20);
      return findSimilar(request, stores[query.listing.side], normaliseText(query.listing.title));
    },
    stats: () => ({
      needs: stores.need.size,
      resources: stores.resource.size,
      withdrawn: stores.need.withdrawn + stores.resource.withdrawn,
      terms: table.words,
      sectors: stores.need.sectors + stores.resource.sectors,
      bytes: stores.need.bytes + stores.resource.bytes + table.bytes + codes.bytes,
    }),
  };
}
