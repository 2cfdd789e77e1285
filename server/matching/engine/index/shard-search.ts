import { textMilliPoints } from "../text/text-score.ts";
import { LikelyLines } from "./likely-lines.ts";
import type { LineColumns } from "./line-columns.ts";
import { LineSieve } from "./line-sieve.ts";
import { leastSum, mostOfText, type Search, spareSum } from "./search.ts";
import { firstCategoryTerm, handleOf, type Shard } from "./shard.ts";
import { windowBlocks, windowLines } from "./window.ts";
import type { WindowSums } from "./window-sums.ts";

/** While there is room among the best, a window's lines are judged in steps, from the largest sum down by this share each. */
const stepShare = 0.75;

/** Lines of a window that are scored first, as a multiple of the wanted ones. */
const firstShare = 3;

/**
 * In shards without lines of related categories, the lightest terms that together give at most this share of what a line
 * needs are left for later: most such shards turn out to hold no line that could be good enough with all of them.
 */
const lateShare = 0.35;

/** No line's category. */
const noCategory = -1;

/** Goes through the lines of a shard, window by window, and offers those that could be among the best. */
export class ShardSearch {
  /** Lines by what a glance tells of them, and those of them that are still likely when their sums are whole. */
  readonly #likely = new LikelyLines(windowLines);
  readonly #close = new LikelyLines(windowLines);
  readonly #sieve: LineSieve;
  /** What each category number adds to a sum in the shard being searched. */
  #categorySums = new Int32Array(1024);
  /** The most milli-points that the category of any line of that shard gives. */
  #mostCategory = 0;

  /** The category whose lines are told apart by its list in that shard. */
  #home = noCategory;

  constructor(
    readonly sums: WindowSums,
    readonly columns: LineColumns,
  ) {
    this.#sieve = new LineSieve(sums.arena, sums, columns.kinds);
  }

  get bytes(): number {
    return this.#likely.bytes + this.#close.bytes;
  }

  /** Begins a search over shards with lines of so many categories. */
  begin(categories: number, { judge, cap, milliPerRaw }: Search): void {
    this.#sieve.begin(judge, cap, milliPerRaw);
    if (categories > this.#categorySums.length) this.#categorySums = new Int32Array(categories * 2);
  }

  /** Sums up window by window and judges the lines whose sums are large enough. */
  searchShard(shard: Shard, search: Search): void {
    const { request, judge, related, top, from } = search;
    const { query } = request;
    const windowSums = this.sums;
    windowSums.clear();
    const unit = Math.max(search.leastUnit, search.milliPerRaw === 0 ? 1 : shard.norm * search.milliPerRaw);
    let worths = query.count;
    this.#mostCategory = 0;
    this.#home = noCategory;
    for (const { category, milli } of related) {
      if (!shard.categories.has(category)) continue;
      this.#sieve.addCategory(category, milli);
      if (this.#isHome(search, category, milli) && windowSums.addHome(shard.lists, firstCategoryTerm + category)) {
        this.#home = category;
        continue;
      }
      const sum = Math.ceil(milli / unit);
      this.#mostCategory = Math.max(this.#mostCategory, milli);
      this.#categorySums[category] = sum;
      windowSums.add(shard.lists, firstCategoryTerm + category, windowSums.setWorth(worths++, sum));
    }
    let early = query.count;
    if (worths === query.count && this.#home === noCategory && top.threshold >= 0) {
      const most = leastSum(judge, top.threshold, unit) * lateShare;
      while (early > 0 && from[early - 1]! <= most) early--;
    }
    windowSums.addTerms(shard.lists, query.terms, 0, early);
    windowSums.order();
    /** The most that terms not among the sums give to any line. */
    let late = from[early]!;
    for (let window = 0; windowSums.count > 0 && window * windowLines < shard.lines; window++) {
      const lines = Math.min(windowLines, shard.lines - window * windowLines);
      this.#showLines(shard, window);
      windowSums.addWindow(window);
      windowSums.addDense(window, top.threshold >= 0 ? leastSum(judge, top.threshold, unit) : 0);
      if (this.#home !== noCategory) this.#judgeHome(shard, search, window);
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
    this.#sieve.clear();
  }

  #showLines(shard: Shard, window: number): void {
    const first = window * windowBlocks;
    const end = Math.min(shard.blocks.length, first + windowBlocks);
    for (let block = first; block < end; block++) this.sums.setLines(block - first, this.columns.byteOfBlock(shard.blocks[block]!));
  }

  /** Whether a line of a window could be good enough if it held all that is not among the sums: `late` and the rest of the columns. */
  #mayHold(shard: Shard, search: Search, unit: number, window: number, late: number): boolean {
    const beyond = this.sums.rest + late;
    const bar = Math.max(1, leastSum(search.judge, search.top.threshold, unit) - beyond);
    this.#glance(shard, search, unit, window * windowLines, bar, Number.POSITIVE_INFINITY, beyond);
    return this.#likely.count > 0;
  }

  /**
   * Finds the likely lines of the window from `first` on: those whose sums are from `bar` to below `below` and that could be good enough with as
   * much as `beyond` more, their own norm (the bar is that of the largest norm), and by what a glance tells of them.
   */
  #glance(shard: Shard, search: Search, unit: number, first: number, bar: number, below: number, beyond: number): void {
    const { judge, top, milliPerRaw } = search;
    const { visible } = search.request;
    const { columns, sums } = this;
    const likely = this.#likely;
    likely.clear();
    const needed = Math.max(0, top.threshold);
    // A category's part of a sum is worth `unit` apiece whatever the norm: all lines are taken to have the most of it.
    const least = judge.leastFor(needed) - this.#mostCategory - unit - 2;
    const leastRaw = milliPerRaw === 0 ? Number.NEGATIVE_INFINITY : least / milliPerRaw;
    const more = beyond - Math.ceil(this.#mostCategory / unit);
    let found = sums.collect(Math.min(windowLines, shard.lines - first), bar, more, leastRaw);
    if (this.#mostCategory > 0) found = this.#sieve.sift(found, needed, beyond, 1 / unit);
    for (let at = 0; at < found; at++) {
      const place = sums.placeAt(at);
      const sum = sums.sumOf(place);
      if (sum >= below) continue;
      const handle = handleOf(shard, first + place);
      const norm = columns.norm(handle);
      const seen = columns.peek(handle);
      if (seen === null || (visible && visible[seen.audience] !== 1) || seen.category === this.#home) continue;
      const most = sum + beyond - this.#categorySums[seen.category]!;
      const score = judge.most(handle, seen, norm, mostOfText(most * norm, search), most, needed);
      if (score >= needed) likely.add(place, score);
    }
  }

  /**
   * Whether the lines of a category are told apart by its list: where the query's own category brings a line over the bar by itself, finding such
   * lines by their sums costs more than reading the list.
   */
  #isHome({ request, judge, top, milliPerRaw }: Search, category: number, milli: number): boolean {
    if (category !== request.context.line.category || judge.asks === null || milliPerRaw === 0) return false;
    return milli >= judge.leastFor(Math.max(0, top.threshold));
  }

  /** Judges the lines of a window that are of the query's own category, those with the highest bounds first. */
  #judgeHome(shard: Shard, search: Search, window: number): void {
    const { request, top } = search;
    const { sums, columns } = this;
    const likely = this.#likely;
    const first = window * windowLines;
    likely.clear();
    const found = this.#sieve.sift(sums.listHome(window), Math.max(0, top.threshold), sums.rest, 0);
    for (let at = 0; at < found; at++) {
      const place = sums.placeAt(at);
      const handle = handleOf(shard, first + place);
      if (columns.norm(handle) === 0 || (request.visible && request.visible[columns.peek(handle)!.audience] !== 1)) continue;
      likely.add(place, this.#sieve.boundAt(at));
    }
    this.#judgeBestFirst(shard, search, first, sums.rest === 0);
  }

  /**
   * Judges the lines of a window. While there is room among the best every line could be one of them, so those with the largest sums
   * come first, step by step, until the worst kept one tells which of the others are worth a glance.
   */
  #judgeWindow(shard: Shard, search: Search, unit: number, window: number): void {
    const { top } = search;
    let below = Number.POSITIVE_INFINITY;
    if (top.threshold < 0) {
      let from = this.sums.largest(Math.min(windowLines, shard.lines - window * windowLines));
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
    const { rest } = this.sums;
    const first = window * windowLines;
    const bar = Math.max(from, leastSum(judge, top.threshold, unit) - rest);
    this.#glance(shard, search, unit, first, bar, below, rest);
    this.#judgeBestFirst(shard, search, first, false);
  }

  /** Judges the likely lines, those with the highest bounds before the others; `isWhole` where a closer look would lower no bound. */
  #judgeBestFirst(shard: Shard, search: Search, first: number, isWhole: boolean): void {
    const cut = this.#likely.cut(search.top.limit * firstShare);
    this.#judgeLikely(shard, search, first, cut, Number.POSITIVE_INFINITY, isWhole);
    this.#judgeLikely(shard, search, first, 0, cut, isWhole);
  }

  /**
   * Judges the likely lines whose bounds are from `from` to below `below`: looks up the columns not added and scores the lines that could
   * still be among the best, again those with the highest bounds first. A number of each one's record is read before, so that the caches
   * fetch many at once.
   */
  #judgeLikely(shard: Shard, search: Search, first: number, from: number, below: number, isWhole: boolean): void {
    const { top, judge } = search;
    const likely = this.#likely;
    const close = this.#close;
    const needed = Math.max(0, top.threshold);
    close.clear();
    for (let at = 0; at < likely.count; at++) {
      const most = likely.most(at);
      if (most < from || most >= below || most < needed) continue;
      const place = likely.place(at);
      if (isWhole) {
        close.add(place, most);
        continue;
      }
      const handle = handleOf(shard, first + place);
      const seen = this.columns.peek(handle)!;
      const norm = this.columns.norm(handle);
      const upTo = (this.sums.sumOf(place) + this.sums.rest - this.#categorySums[seen.category]!) * norm;
      if (!this.sums.complete(place, spareSum(most - needed, upTo, norm, search))) continue;
      const sum = this.sums.sumOf(place) - this.#categorySums[seen.category]!;
      const score = judge.most(handle, seen, norm, textMilliPoints(sum * norm, search.full, search.cap), sum, needed);
      if (score >= needed) close.add(place, score);
    }
    let read = 0;
    for (let at = 0; at < close.count; at++) read += this.columns.askFor(handleOf(shard, first + close.place(at)));
    this.sums.readAhead = read;
    const cut = close.cut(top.limit * firstShare);
    for (let at = 0; at < close.count; at++) if (close.most(at) >= cut) this.#scoreLine(shard, search, first, close.place(at));
    for (let at = 0; at < close.count; at++) {
      const most = close.most(at);
      if (most < cut && most >= top.threshold) this.#scoreLine(shard, search, first, close.place(at));
    }
  }

  /** Scores one line of the current window, whose sum is whole, and offers it. */
  #scoreLine(shard: Shard, { judge, top, skipped, full, cap }: Search, first: number, place: number): void {
    const handle = handleOf(shard, first + place);
    const norm = this.columns.norm(handle);
    const sum = this.sums.sumOf(place) - this.#categorySums[this.columns.peek(handle)!.category]!;
    const textMilli = textMilliPoints(sum * norm, full, cap);
    const score = judge.score(handle, norm, textMilli, sum);
    if (score >= Math.max(0, top.threshold) && !skipped.has(handle)) top.offer(score, handle, textMilli);
  }
}
