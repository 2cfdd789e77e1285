import { createOutcome } from "../score/outcome.ts";
import type { Interner } from "../score/interner.ts";
import type { Line } from "../score/line.ts";
import type { PairContext } from "../score/pair-context.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { TermTable } from "../text/term-table.ts";
import { classCount, fullScore, lengthNorm, occurrenceClass } from "../text/text-score.ts";
import { Arena } from "./arena.ts";
import { CharacterHeaders } from "./character-headers.ts";
import { IdTable } from "./id-table.ts";
import { AlikeJudge, type Judge, PairJudge, RelatedJudge } from "./judges.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { blockLines } from "./kernel/line-layout.ts";
import { scriptKernel } from "./kernel/script-kernel.ts";
import { wasmKernel } from "./kernel/wasm-kernel.ts";
import { LineColumns } from "./line-columns.ts";
import { LineTexts } from "./line-texts.ts";
import type { Hit, LineStore, SearchRequest } from "./line-store.ts";
import { PostingLists } from "./posting-lists.ts";
import { firstCategoryTerm, handleOf, type Shard } from "./shard.ts";
import { mostCategorySum, type Search } from "./search.ts";
import { ShardSearch } from "./shard-search.ts";
import { TopHits } from "./top-hits.ts";
import { WindowSums } from "./window-sums.ts";

/** The inner loops over an arena: in WebAssembly where it can run, else in JavaScript. */
export function fastestKernel(arena: Arena): Kernel {
  return wasmKernel(arena.memory) ?? scriptKernel(arena);
}

/**
 * The lines of one side in typed arrays: posting lists in one arena, columns in blocks, one shard a sector.
 * Same answers as `ExhaustiveStore` (exact, not approximate). A withdrawn line is marked; its postings and
 * its part in the statistics stay until the engine is built anew.
 */
export class IndexedStore implements LineStore {
  readonly #arena = new Arena();
  readonly #characters = new CharacterHeaders(this.#arena);
  readonly #columns: LineColumns;
  readonly #texts = new LineTexts();
  readonly #ids: IdTable;
  readonly #shards: Shard[] = [];
  readonly #shardOf = new Map<string, Shard>();
  readonly #sums: WindowSums;
  readonly #search: ShardSearch;
  readonly #outcome = createOutcome();
  #withdrawn = 0;

  constructor(
    readonly need: boolean,
    readonly table: TermTable,
    readonly codes: Interner,
    createKernel: (arena: Arena) => Kernel = fastestKernel,
  ) {
    this.#sums = new WindowSums(this.#arena, createKernel(this.#arena));
    this.#columns = new LineColumns(need, codes, this.#arena);
    this.#search = new ShardSearch(this.#sums, this.#columns);
    this.#ids = new IdTable(this.#columns);
  }

  get size(): number {
    return this.#ids.size;
  }

  get withdrawn(): number {
    return this.#withdrawn;
  }

  get sectors(): number {
    return this.#shards.length;
  }

  get bytes(): number {
    return this.#shards.reduce((sum, { lists }) => sum + lists.bytes, this.#arena.byteLength + this.#search.bytes);
  }

  insert(id: string, sector: string, line: Line, terms: TextTerms, text: string): void {
    const words = this.#ids.words(id);
    this.#bury(words);
    const shard = this.#shardFor(sector);
    const local = shard.lines++;
    if ((local & (blockLines - 1)) === 0) {
      shard.blocks.push(this.#columns.addBlock());
      this.#texts.addBlock();
    }
    const handle = handleOf(shard, local);
    const norm = lengthNorm(terms.mass);
    if (norm > shard.norm) shard.norm = norm;
    this.#columns.write(handle, line, norm, words);
    this.#texts.set(handle, text);
    this.#ids.add(handle, words);
    for (let at = 0; at < terms.count; at++) {
      const term = terms.terms[at]!;
      const occurrences = occurrenceClass(terms.inTitle[at]! + terms.inText[at]!);
      this.table.count(term, occurrences);
      shard.lists.append(term, local, occurrences);
    }
    this.table.lines++;
    if (line.category === 0) return;
    shard.lists.append(firstCategoryTerm + line.category, local, 1);
    shard.categories.add(line.category);
  }

  withdraw(id: string): boolean {
    return this.#bury(this.#ids.words(id));
  }

  search(request: SearchRequest): Hit[] {
    return this.#best(request, new PairJudge(request, this.#columns, this.#outcome));
  }

  related(request: SearchRequest): Hit[] {
    return this.#best(request, new RelatedJudge(request, this.#columns));
  }

  alike(request: SearchRequest): Hit[] {
    return this.#best(request, new AlikeJudge(request));
  }

  #bury(words: Uint32Array): boolean {
    const handle = this.#ids.remove(words);
    if (handle < 0) return false;
    this.#columns.bury(handle);
    this.#withdrawn++;
    return true;
  }

  #shardFor(sector: string): Shard {
    let shard = this.#shardOf.get(sector);
    if (shard === undefined) {
      shard = { sector, lists: new PostingLists(this.#arena, this.table, this.#characters, this.#shards.length), lines: 0, blocks: [], norm: 1, categories: new Set() };
      this.#shards.push(shard);
      this.#shardOf.set(sector, shard);
    }
    return shard;
  }

  /** The best lines of all shards by `judge`, the query's own sector first. */
  #best(request: SearchRequest, judge: Judge): Hit[] {
    const { ownSector, sector, without } = request;
    const top = new TopHits(request.limit, (handle) => this.#ids.name(handle));
    const skipped = new Set<number>();
    for (const id of without) {
      const handle = this.#ids.find(this.#ids.words(id));
      if (handle >= 0) skipped.add(handle);
    }
    const related = judge.textOnly ? [] : this.#relatedCategories(request.context);
    for (let at = 0; at < request.query.count; at++) this.#sums.setWorths(at, request.query.worths, at * classCount);
    const own = this.#shards.filter((shard) => shard.sector === ownSector);
    const others = sector === null ? this.#shards.filter((shard) => shard.sector !== ownSector) : [];
    const full = fullScore(request.query);
    const cap = request.context.weights.text * 1000;
    const milliPerRaw = request.query.count === 0 || judge.textOnly ? 0 : cap / full;
    const leastUnit = Math.max(0, ...related.map(({ milli }) => milli)) / mostCategorySum;
    const search: Search = { request, judge, related, top, skipped, full, cap, milliPerRaw, leastUnit, from: this.#mostFrom(request) };
    this.#search.begin(this.codes.categories.names.length, search);
    for (const shard of [...own, ...others]) this.#search.searchShard(shard, search);
    return top.sorted().map(({ id, handle, score, textMilli }) => ({
      id,
      line: { ...this.#columns.read(handle) },
      text: this.#texts.get(handle),
      textMilli,
      milliScore: score,
    }));
  }

  #relatedCategories({ line, weights }: PairContext): { category: number; milli: number }[] {
    const related: { category: number; milli: number }[] = [];
    if (line.category === 0) return related;
    const relations = this.codes.relationsOf(line.category);
    for (let category = 1; category < relations.length; category++) {
      const milli = weights.category * relations[category]!;
      if (milli > 0) related.push({ category, milli });
    }
    return related;
  }

  #mostFrom({ query }: SearchRequest): Float64Array {
    const from = new Float64Array(query.count + 1);
    for (let at = query.count - 1; at >= 0; at--) {
      from[at] = from[at + 1]! + query.worths[at * classCount + this.table.largestClass(query.terms[at]!)]!;
    }
    return from;
  }
}
