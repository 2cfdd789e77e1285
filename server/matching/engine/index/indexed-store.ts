import { createOutcome } from "../score/outcome.ts";
import type { Interner } from "../score/interner.ts";
import type { Line } from "../score/line.ts";
import type { PairContext } from "../score/pair-context.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { TermTable } from "../text/term-table.ts";
import { classValues, fullScore, lengthNorm, occurrenceClass, textMilliPoints } from "../text/text-score.ts";
import { Arena } from "./arena.ts";
import { IdTable } from "./id-table.ts";
import { type Judge, judgeAlike, judgePairs, judgeRelated } from "./judges.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { scriptKernel } from "./kernel/script-kernel.ts";
import { wasmKernel } from "./kernel/wasm-kernel.ts";
import { blockBits, blockLines, LineColumns } from "./line-columns.ts";
import type { Hit, LineStore, SearchRequest } from "./line-store.ts";
import { PostingLists } from "./posting-lists.ts";
import { TopHits } from "./top-hits.ts";
import { windowLines } from "./window.ts";
import { WindowSums } from "./window-sums.ts";

/** Lists of categories stand beside those of terms. */
const firstCategoryTerm = 2 ** 31;

interface Shard {
  sector: string;
  lists: PostingLists;
  lines: number;
  blocks: number[];
  /** Largest norm of any of its lines. */
  norm: number;
  /** Numbers of the categories its lines are of. */
  categories: Set<number>;
}

/** One search over all shards. */
interface Search {
  request: SearchRequest;
  judge: Judge;
  /** Categories related to the query's and the milli-points they give. */
  related: readonly { category: number; milli: number }[];
  top: TopHits;
  /** Handles that must not be found. */
  skipped: ReadonlySet<number>;
  /** Raw text score from which a line has all text points, and those in milli-points. */
  full: number;
  cap: number;
}

/**
 * While there is room among the best, lines that reach this share of a window's largest sum are judged first: they
 * are likely to stay, and the others then have to reach more.
 */
const seedShare = 0.75;

/** Class worths of a list whose postings all count the same. */
const once = new Int32Array(8).fill(1);

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
  readonly #columns: LineColumns;
  readonly #ids: IdTable;
  readonly #shards: Shard[] = [];
  readonly #shardOf = new Map<string, Shard>();
  readonly #sums: WindowSums;
  readonly #outcome = createOutcome();
  #withdrawn = 0;

  constructor(
    readonly need: boolean,
    readonly table: TermTable,
    readonly codes: Interner,
    createKernel: (arena: Arena) => Kernel = fastestKernel,
  ) {
    this.#sums = new WindowSums(this.#arena, createKernel(this.#arena));
    this.#columns = new LineColumns(need, codes);
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
    return this.#shards.reduce((sum, { lists }) => sum + lists.bytes, this.#arena.byteLength + this.#columns.bytes + this.#ids.bytes);
  }

  insert(id: string, sector: string, line: Line, terms: TextTerms, text: string): void {
    const words = this.#ids.words(id);
    this.#bury(words);
    const shard = this.#shardFor(sector);
    const local = shard.lines++;
    if ((local & (blockLines - 1)) === 0) shard.blocks.push(this.#columns.addBlock());
    const handle = shard.blocks.at(-1)! * blockLines + (local & (blockLines - 1));
    const norm = lengthNorm(terms.mass);
    if (norm > shard.norm) shard.norm = norm;
    this.#columns.write(handle, line, norm, text, words);
    this.#ids.add(handle, words);
    for (let at = 0; at < terms.count; at++) {
      const term = terms.terms[at]!;
      this.table.count(term);
      shard.lists.append(term, local, occurrenceClass(terms.inTitle[at]! + terms.inText[at]!));
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
    return this.#best(request, judgePairs(request, this.#columns, this.#outcome));
  }

  related(request: SearchRequest): Hit[] {
    return this.#best(request, judgeRelated(request, this.#columns));
  }

  alike(request: SearchRequest): Hit[] {
    return this.#best(request, judgeAlike(request));
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
      shard = { sector, lists: new PostingLists(this.#arena, this.table), lines: 0, blocks: [], norm: 1, categories: new Set() };
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
    if (this.codes.categories.names.length > this.#categorySums.length) {
      this.#categorySums = new Int32Array(this.codes.categories.names.length * 2);
    }
    const related = judge.textOnly ? [] : this.#relatedCategories(request.context);
    for (let at = 0; at < request.query.count; at++) this.#sums.setWorth(at, request.query.weights[at]!, classValues);
    const own = this.#shards.filter((shard) => shard.sector === ownSector);
    const others = sector === null ? this.#shards.filter((shard) => shard.sector !== ownSector) : [];
    const full = fullScore(request.query);
    const cap = request.context.weights.text * 1000;
    const search: Search = { request, judge, related, top, skipped, full, cap };
    for (const shard of [...own, ...others]) this.#searchShard(shard, search);
    return top.sorted().map(({ id, handle, score, textMilli }) => ({
      id,
      line: { ...this.#columns.read(handle) },
      text: this.#columns.text(handle),
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

  /** Sums up window by window and judges the lines whose sums are large enough. */
  #searchShard(shard: Shard, search: Search): void {
    const { request, judge, related, top } = search;
    const { query } = request;
    const windowSums = this.#sums;
    windowSums.clear();
    for (let at = 0; at < query.count; at++) {
      const list = shard.lists.find(query.terms[at]!);
      if (list >= 0) windowSums.add(shard.lists, list, at);
    }
    const unit = query.count === 0 || search.cap === 0 || judge.textOnly ? 1 : (shard.norm * search.cap) / search.full;
    let worths = query.count;
    for (const { category, milli } of related) {
      if (!shard.categories.has(category)) continue;
      const sum = Math.ceil(milli / unit);
      this.#categorySums[category] = sum;
      windowSums.add(shard.lists, shard.lists.find(firstCategoryTerm + category), windowSums.setWorth(worths++, sum, once));
    }
    windowSums.order();
    for (let window = 0; windowSums.count > 0 && window * windowLines < shard.lines; window++) {
      const lines = Math.min(windowLines, shard.lines - window * windowLines);
      windowSums.addWindow(window);
      const isFull = top.threshold >= 0;
      windowSums.addDense(window, isFull ? leastSum(judge, top.threshold, unit) : Number.POSITIVE_INFINITY);
      const seeds = isFull ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(windowSums.largest(lines) * seedShare));
      if (!isFull) this.#judgeWindow(shard, search, unit, window, seeds, Number.POSITIVE_INFINITY);
      this.#judgeWindow(shard, search, unit, window, 1, seeds);
      windowSums.clearSums(lines);
    }
    for (const { category } of related) this.#categorySums[category] = 0;
  }

  /**
   * Judges the lines of a window whose sums are from `from` to below `below`. A sum is the text's weights plus, for related
   * categories, as much as makes `sum × unit` an upper bound of the line's milli-points of category and text; only lines whose
   * bound reaches what the worst kept hit asks for are read and scored exactly.
   */
  #judgeWindow(shard: Shard, search: Search, unit: number, window: number, from: number, below: number): void {
    const { judge, top, skipped } = search;
    const { visible } = search.request;
    const columns = this.#columns;
    const windowSums = this.#sums;
    const first = window * windowLines;
    const lines = Math.min(windowLines, shard.lines - first);
    let least = leastSum(judge, top.threshold, unit);
    let bar = Math.max(from, least - windowSums.rest);
    for (let at = windowSums.nextReaching(0, lines, bar); at < lines; at = windowSums.nextReaching(at + 1, lines, bar)) {
      const added = windowSums.sumOf(at);
      if (added >= below) continue;
      const reached = added + windowSums.lookUp(at);
      if (reached < least) continue;
      const local = first + at;
      const handle = shard.blocks[local >>> blockBits]! * blockLines + (local & (blockLines - 1));
      const glance = columns.peek(handle);
      if (glance === null || (visible && visible[glance.audience] !== 1)) continue;
      const sum = reached - this.#categorySums[glance.category]!;
      const textMilli = textMilliPoints(sum * glance.norm, search.full, search.cap);
      const score = judge.score(handle, glance, textMilli, sum, top.threshold);
      if (score < 0 || skipped.has(handle) || !top.offer(score, handle, textMilli)) continue;
      least = leastSum(judge, top.threshold, unit);
      bar = Math.max(from, least - windowSums.rest);
    }
  }

  /** What each category number adds to a sum in the shard being searched. */
  #categorySums = new Int32Array(1024);
}

/** The sum from which a line can reach `threshold`; at least 1, so that untouched lines are never read. */
function leastSum(judge: Judge, threshold: number, unit: number): number {
  return Math.max(1, Math.floor(judge.leastFor(Math.max(0, threshold)) / unit) - 1);
}
