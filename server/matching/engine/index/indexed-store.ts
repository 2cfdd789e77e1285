import { createOutcome } from "../score/outcome.ts";
import type { Interner } from "../score/interner.ts";
import type { Line } from "../score/line.ts";
import type { PairContext } from "../score/pair-context.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { TermTable } from "../text/term-table.ts";
import { classValues, fullScore, lengthNorm, occurrenceClass, textMilliPoints } from "../text/text-score.ts";
import { Arena } from "./arena.ts";
import { IdTable } from "./id-table.ts";
import { AlikeJudge, type Judge, PairJudge, RelatedJudge } from "./judges.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { scriptKernel } from "./kernel/script-kernel.ts";
import { wasmKernel } from "./kernel/wasm-kernel.ts";
import { LikelyLines } from "./likely-lines.ts";
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
  /** Milli-points of text that a unit of raw score gives; 0 where the text gives none, or where only the text counts. */
  milliPerRaw: number;
  /** The most that the query's terms from a number on give to a line, one entry more than terms. */
  from: Float64Array;
}

/** While there is room among the best, a window's lines are judged in steps, from the largest sum down by this share each. */
const stepShare = 0.75;

/** Lines of a window that are scored first, as a multiple of the wanted ones. */
const firstShare = 3;

/**
 * In shards without lines of related categories, the lightest terms that together give at most this share of what a line
 * needs are left for later: most such shards turn out to hold no line that could be good enough with all of them.
 */
const lateShare = 0.35;

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
  readonly #likely = new LikelyLines(windowLines);
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
    return this.#shards.reduce((sum, { lists }) => sum + lists.bytes, this.#arena.byteLength + this.#ids.bytes + this.#likely.bytes);
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
    const milliPerRaw = request.query.count === 0 || judge.textOnly ? 0 : cap / full;
    const search: Search = { request, judge, related, top, skipped, full, cap, milliPerRaw, from: this.#mostFrom(request) };
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

  #mostFrom({ query }: SearchRequest): Float64Array {
    const from = new Float64Array(query.count + 1);
    for (let at = query.count - 1; at >= 0; at--) {
      from[at] = from[at + 1]! + query.weights[at]! * classValues[this.table.largestClass(query.terms[at]!)]!;
    }
    return from;
  }

  /** Sums up window by window and judges the lines whose sums are large enough. */
  #searchShard(shard: Shard, search: Search): void {
    const { request, judge, related, top, from } = search;
    const { query } = request;
    const windowSums = this.#sums;
    windowSums.clear();
    const unit = search.milliPerRaw === 0 ? 1 : shard.norm * search.milliPerRaw;
    let worths = query.count;
    this.#mostCategory = 0;
    for (const { category, milli } of related) {
      if (!shard.categories.has(category)) continue;
      const sum = Math.ceil(milli / unit);
      this.#mostCategory = Math.max(this.#mostCategory, milli);
      this.#categorySums[category] = sum;
      windowSums.add(shard.lists, firstCategoryTerm + category, windowSums.setWorth(worths++, sum, once));
    }
    let early = query.count;
    if (worths === query.count && top.threshold >= 0) {
      const most = leastSum(judge, top.threshold, unit) * lateShare;
      while (early > 0 && from[early - 1]! <= most) early--;
    }
    windowSums.addTerms(shard.lists, query.terms, 0, early);
    windowSums.order();
    /** The most that terms not among the sums give to any line. */
    let late = from[early]!;
    for (let window = 0; windowSums.count > 0 && window * windowLines < shard.lines; window++) {
      const lines = Math.min(windowLines, shard.lines - window * windowLines);
      windowSums.addWindow(window);
      if (top.threshold >= 0) windowSums.addDense(window, leastSum(judge, top.threshold, unit));
      else windowSums.addDense(window, Number.POSITIVE_INFINITY);
      if (late === 0) this.#judgeWindow(shard, search, unit, window);
      else if (this.#mayHold(shard, search, unit, window, late)) {
        windowSums.addLateTerms(shard.lists, query.terms, early, query.count, from);
        early = query.count;
        late = windowSums.late;
        windowSums.addLateLists(window);
        windowSums.addDense(window, leastSum(judge, top.threshold, unit));
        this.#judgeWindow(shard, search, unit, window);
      }
      windowSums.clearSums(lines);
    }
    for (const { category } of related) this.#categorySums[category] = 0;
  }

  /** Whether a line of a window could be good enough if it held all that is not among the sums: `late` and the rest of the columns. */
  #mayHold(shard: Shard, search: Search, unit: number, window: number, late: number): boolean {
    const { request, judge, top } = search;
    const windowSums = this.#sums;
    const first = window * windowLines;
    const beyond = windowSums.rest + late;
    const least = leastSum(judge, top.threshold, unit);
    const bar = Math.max(1, least - beyond);
    const found = this.#collect(shard, search, unit, first, bar, Number.POSITIVE_INFINITY, beyond);
    for (let at = 0; at < found; at++) {
      const place = windowSums.placeAt(at);
      const glance = this.#columns.peek(handleOf(shard, first + place));
      if (glance === null || (request.visible && request.visible[glance.audience] !== 1)) continue;
      const sum = windowSums.sumOf(place) + beyond;
      if (judge.most(glance, mostOfText(sum * glance.norm, search), sum) >= Math.max(0, top.threshold)) return true;
    }
    return false;
  }

  /**
   * Finds the lines of the window from `first` on whose sums are from `bar` to below `below` and that could be good enough with as much
   * as `beyond` more and their own norm (the bar is that of the largest norm); how many, for `placeAt`. Reads a number of each, so that
   * the caches fetch many at once before the first is judged.
   */
  #collect(shard: Shard, { judge, top, milliPerRaw }: Search, unit: number, first: number, bar: number, below: number, beyond: number): number {
    const windowSums = this.#sums;
    const found = windowSums.collect(Math.min(windowLines, shard.lines - first), bar);
    // A category's part of a sum is worth `unit` apiece whatever the norm: all lines are taken to have the most of it.
    const least = judge.leastFor(Math.max(0, top.threshold)) - this.#mostCategory - unit - 2;
    const leastRaw = milliPerRaw === 0 ? Number.NEGATIVE_INFINITY : least / milliPerRaw;
    const more = beyond - Math.ceil(this.#mostCategory / unit);
    let kept = 0;
    let read = 0;
    for (let at = 0; at < found; at++) {
      const place = windowSums.placeAt(at);
      const sum = windowSums.sumOf(place);
      const handle = handleOf(shard, first + place);
      if (sum >= below || (sum + more) * this.#columns.norm(handle) < leastRaw) continue;
      windowSums.keepPlace(kept++, place);
      read += this.#columns.askFor(handle);
    }
    windowSums.readAhead = read;
    return kept;
  }

  /**
   * Judges the lines of a window. While there is room among the best every line could be one of them, so those with the largest sums
   * come first, step by step, until the worst kept one tells which of the others are worth a glance.
   */
  #judgeWindow(shard: Shard, search: Search, unit: number, window: number): void {
    const { top } = search;
    let below = Number.POSITIVE_INFINITY;
    if (top.threshold < 0) {
      let from = this.#sums.largest(Math.min(windowLines, shard.lines - window * windowLines));
      while (top.threshold < 0 && from > 1) {
        from = Math.max(1, Math.floor(from * stepShare));
        this.#judgeLines(shard, search, unit, window, from, below);
        below = from;
      }
    }
    if (below > 1) this.#judgeLines(shard, search, unit, window, 1, below);
  }

  /**
   * Judges the lines of a window whose sums are from `from` to below `below`. A sum is the text's weights plus, for related
   * categories, as much as makes `sum × unit` an upper bound of the line's milli-points of category and text; only lines whose
   * bound reaches what the worst kept hit asks for are glanced at. Those that could be best by then are scored first, so that
   * few others have to be.
   */
  #judgeLines(shard: Shard, search: Search, unit: number, window: number, from: number, below: number): void {
    const { judge, top } = search;
    const { visible } = search.request;
    const windowSums = this.#sums;
    const { rest } = windowSums;
    const first = window * windowLines;
    const bar = Math.max(from, leastSum(judge, top.threshold, unit) - rest);
    const found = this.#collect(shard, search, unit, first, bar, below, rest);
    const likely = this.#likely;
    likely.clear();
    for (let at = 0; at < found; at++) {
      const place = windowSums.placeAt(at);
      const glance = this.#columns.peek(handleOf(shard, first + place));
      if (glance === null || (visible && visible[glance.audience] !== 1)) continue;
      const most = windowSums.sumOf(place) + rest - this.#categorySums[glance.category]!;
      const score = judge.most(glance, mostOfText(most * glance.norm, search), most);
      if (score >= Math.max(0, top.threshold)) likely.add(place, score);
    }
    const cut = likely.cut(top.limit * firstShare);
    for (let at = 0; at < likely.count; at++) if (likely.most(at) >= cut) this.#judgeLine(shard, search, first, likely.place(at));
    for (let at = 0; at < likely.count; at++) {
      const most = likely.most(at);
      if (most < cut && most >= top.threshold) this.#judgeLine(shard, search, first, likely.place(at));
    }
  }

  /** Scores one line of the current window and offers it. */
  #judgeLine(shard: Shard, search: Search, first: number, place: number): void {
    const { judge, top, skipped, full, cap } = search;
    const windowSums = this.#sums;
    const handle = handleOf(shard, first + place);
    const glance = this.#columns.peek(handle)!;
    const sum = windowSums.sumOf(place) + windowSums.lookUp(place) - this.#categorySums[glance.category]!;
    const textMilli = textMilliPoints(sum * glance.norm, full, cap);
    const needed = Math.max(0, top.threshold);
    if (judge.most(glance, textMilli, sum) < needed) return;
    const score = judge.score(handle, glance, textMilli, sum);
    if (score >= needed && !skipped.has(handle)) top.offer(score, handle, textMilli);
  }

  /** What each category number adds to a sum in the shard being searched. */
  #categorySums = new Int32Array(1024);
  /** The most milli-points that the category of any line of that shard gives. */
  #mostCategory = 0;
}

/** Milli-points of text that a raw score gives at most: `textMilliPoints` without its division. */
function mostOfText(raw: number, { cap, milliPerRaw }: Search): number {
  return Math.min(cap, raw * milliPerRaw + 1) | 0;
}

function handleOf(shard: Shard, line: number): number {
  return shard.blocks[line >>> blockBits]! * blockLines + (line & (blockLines - 1));
}

/** The sum from which a line can reach `threshold`; at least 1, so that untouched lines are never read. */
function leastSum(judge: Judge, threshold: number, unit: number): number {
  return Math.max(1, Math.floor(judge.leastFor(Math.max(0, threshold)) / unit) - 1);
}
