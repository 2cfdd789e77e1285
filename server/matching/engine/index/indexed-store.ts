import type { Interner } from "../score/interner.ts";
import { createOutcome } from "../score/outcome.ts";
import type { PairContext } from "../score/pair-context.ts";
import { type Line, unsaid } from "../score/line.ts";
import { leastRelevance, scorePair } from "../score/score-pair.ts";
import { leastRelevantFor, mostOfOthers } from "../score/score-bound.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { TermTable } from "../text/term-table.ts";
import { classValues, fullScore, lengthNorm, occurrenceClass, textMilliPoints } from "../text/text-score.ts";
import { IdTable } from "./id-table.ts";
import { blockBits, blockLines, LineColumns } from "./line-columns.ts";
import { type Hit, leastLikeness, likeness, type LineStore, type SearchRequest } from "./line-store.ts";
import { PostingArena } from "./posting-arena.ts";
import { mostWindows, PostingLists } from "./posting-lists.ts";
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
}

/** Class worths of a list whose postings all count the same. */
const once = new Int32Array(8).fill(1);

/** How one kind of search bounds and scores a line. */
interface Judge {
  /** True where only the text counts and `leastFor` speaks of sums. */
  textOnly: boolean;
  /** Milli-points of category and text (or the sum of weights) that a line needs to reach `score`. */
  leastFor(score: number): number;
  /** -1 for a line that must not be found. */
  score(line: Line, textMilli: number, sum: number, norm: number): number;
}

/**
 * The lines of one side in typed arrays: posting lists in one arena, columns in blocks, one shard a sector.
 * Same answers as `ExhaustiveStore` (exact, not approximate). A withdrawn line is marked; its postings and
 * its part in the statistics stay until the engine is built anew.
 */
export class IndexedStore implements LineStore {
  readonly #arena = new PostingArena();
  readonly #columns: LineColumns;
  readonly #ids: IdTable;
  readonly #shards: Shard[] = [];
  readonly #shardOf = new Map<string, Shard>();
  readonly #sums = new WindowSums();
  readonly #outcome = createOutcome();
  #withdrawn = 0;

  constructor(
    readonly need: boolean,
    readonly table: TermTable,
    readonly codes: Interner,
  ) {
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
    return this.#shards.reduce((sum, { lists }) => sum + lists.bytes, this.#arena.bytes + this.#columns.bytes + this.#ids.bytes);
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
      shard.lists.append(term, local, occurrenceClass(terms.inTitle[at]! + terms.inText[at]!));
      this.table.count(term);
    }
    this.table.lines++;
    if (line.category !== 0) shard.lists.append(firstCategoryTerm + line.category, local, 1);
  }

  withdraw(id: string): boolean {
    return this.#bury(this.#ids.words(id));
  }

  search(request: SearchRequest): Hit[] {
    const { context } = request;
    const outcome = this.#outcome;
    const others = mostOfOthers(context);
    return this.#best(request, {
      textOnly: false,
      leastFor: (score) => leastRelevantFor(score, others),
      score(line, textMilli) {
        scorePair(context, line, textMilli, outcome);
        return outcome.excluded ? unsaid : outcome.milliScore;
      },
    });
  }

  related(request: SearchRequest): Hit[] {
    const { context } = request;
    return this.#best(request, {
      textOnly: false,
      leastFor: (score) => Math.max(score, leastRelevance),
      score(line, textMilli) {
        if (line.owner === context.line.owner && line.owner !== 0) return unsaid;
        const relevant = context.weights.category * context.categoryPermille(line.category) + textMilli;
        return relevant < leastRelevance ? unsaid : relevant;
      },
    });
  }

  alike(request: SearchRequest): Hit[] {
    const { self } = request.query;
    return this.#best(request, {
      textOnly: true,
      leastFor: (score) => Math.floor((Math.max(score, leastLikeness) * self) / 1000),
      score(_line, _textMilli, sum, norm) {
        const share = likeness(sum, norm, request);
        return share < leastLikeness ? unsaid : share;
      },
    });
  }

  textOf(id: string): string {
    const handle = this.#ids.find(this.#ids.words(id));
    return handle < 0 ? "" : this.#columns.text(handle);
  }

  #bury(words: Uint32Array): boolean {
    const handle = this.#ids.remove(words);
    if (handle < 0) return false;
    this.#columns.bury(handle);
    this.#withdrawn++;
    return true;
  }

  #shardFor(sector: string): Shard {
    const known = this.#shardOf.get(sector);
    if (known && known.lines < mostWindows * windowLines) return known;
    const shard: Shard = {
      sector,
      lists: new PostingLists(this.#arena),
      lines: 0,
      blocks: [],
      norm: 1,
    };
    this.#shards.push(shard);
    this.#shardOf.set(sector, shard);
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
    for (const shard of [...own, ...others]) this.#searchShard(shard, request, judge, related, top, skipped);
    return top.sorted().map(({ handle, score, textMilli }) => ({
      id: this.#ids.name(handle),
      line: { ...this.#columns.read(handle) },
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

  /**
   * Sums up window by window. A sum is the text's weights plus, for related categories, as much as makes
   * `sum × unit` an upper bound of the line's milli-points of category and text; only lines whose bound
   * reaches what the worst kept hit asks for are read and scored exactly.
   */
  #searchShard(
    shard: Shard,
    request: SearchRequest,
    judge: Judge,
    related: readonly { category: number; milli: number }[],
    top: TopHits,
    skipped: ReadonlySet<number>,
  ): void {
    const { query, visible } = request;
    const columns = this.#columns;
    const windowSums = this.#sums;
    windowSums.clear();
    for (let at = 0; at < query.count; at++) {
      const list = shard.lists.find(query.terms[at]!);
      if (list >= 0) windowSums.add(shard.lists, list, at);
    }
    const cap = request.context.weights.text * 1000;
    const full = fullScore(query);
    const unit = query.count === 0 || cap === 0 || judge.textOnly ? 1 : (shard.norm * cap) / full;
    const categorySums = this.#categorySums;
    for (const [at, { category, milli }] of related.entries()) {
      const list = shard.lists.find(firstCategoryTerm + category);
      const sum = Math.ceil(milli / unit);
      categorySums[category] = sum;
      if (list >= 0) windowSums.add(shard.lists, list, windowSums.setWorth(query.count + at, sum, once));
    }
    windowSums.order();
    if (windowSums.count > 0) {
      const { sums } = windowSums;
      const { cells } = this.#arena;
      let least = leastSum(judge, top.threshold, unit);
      for (let window = 0; window * windowLines < shard.lines; window++) {
        const first = window * windowLines;
        const lines = Math.min(windowLines, shard.lines - first);
        windowSums.addWindow(cells, window);
        windowSums.addDense(window, lines, least);
        let bar = Math.max(1, least - windowSums.rest);
        for (let at = nextReaching(sums, 0, lines, bar); at < lines; at = nextReaching(sums, at + 1, lines, bar)) {
          const reached = sums[at]! + windowSums.lookUp(window, at);
          if (reached < least) continue;
          const local = first + at;
          const handle = shard.blocks[local >>> blockBits]! * blockLines + (local & (blockLines - 1));
          if (!columns.isAlive(handle) || skipped.has(handle)) continue;
          const line = columns.read(handle);
          if (visible && visible[line.audience] !== 1) continue;
          const norm = columns.norm(handle);
          const sum = reached - categorySums[line.category]!;
          const textMilli = textMilliPoints(sum * norm, full, cap);
          const score = judge.score(line, textMilli, sum, norm);
          if (score < 0 || !top.offer(score, handle, textMilli)) continue;
          least = leastSum(judge, top.threshold, unit);
          bar = Math.max(1, least - windowSums.rest);
        }
        sums.fill(0, 0, lines);
      }
    }
    for (const { category } of related) categorySums[category] = 0;
  }

  /** What each category number adds to a sum in the shard being searched. */
  #categorySums = new Int32Array(1024);
}

/** The next place whose sum is at least `bar`, or `lines`. */
function nextReaching(sums: Int32Array, from: number, lines: number, bar: number): number {
  let at = from;
  while (at < lines && sums[at]! < bar) at++;
  return at;
}

/** The sum from which a line can reach `threshold`; at least 1, so that untouched lines are never read. */
function leastSum(judge: Judge, threshold: number, unit: number): number {
  return Math.max(1, Math.floor(judge.leastFor(Math.max(0, threshold)) / unit) - 1);
}
