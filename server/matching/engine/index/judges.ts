import { type Line, unsaid } from "../score/line.ts";
import type { Outcome } from "../score/outcome.ts";
import { amountsAsked, boundOthers, leastRelevantFor, mostOfKindBeside, mostOfPlace, mostWith, mostWithin, type ScoreBound, windowAsked } from "../score/score-bound.ts";
import { leastRelevance, scorePair } from "../score/score-pair.ts";
import type { LineColumns } from "./line-columns.ts";
import { leastLikeness, likeness, type SearchRequest } from "./line-store.ts";

/** What lines are asked for by the kernel, in milli-points and days (`noDay`: none); `score-bound.ts` has the rules. */
export interface Asks {
  ofKind(kind: Pick<Line, "unitGroup" | "priceGroup">): { beside: number; quantity: number };
  /** `unsaid` where lines of that place are excluded. */
  ofPlace(place: number): number;
  ofPermilleKept: number;
  places: number;
  window: { first: number; last: number; overdue: number };
  amounts: { suppliers: boolean; quantity: number; rate: number; due: number };
  /** For a time that suits completely, and the most that time gives for this query. */
  time: number;
  timeMost: number;
}

/** How one kind of search bounds and scores a line. Classes, so that the compiler can inline what is asked of every line. */
export interface Judge {
  /** True where only the text counts and `leastFor` speaks of sums. */
  readonly textOnly: boolean;
  /** What the kernel can ask of most lines before they are glanced at; null where nothing would be gained. */
  readonly asks: Asks | null;
  /** Milli-points of category and text (or the sum of weights) that a line needs to reach `score`. */
  leastFor(score: number): number;
  /**
   * The most that a line with a norm can score by what is seen at a glance, when its milli-points of text and its sum are at most these; -1: it must
   * not be found. What is below `needed` may be any upper bound.
   */
  most(handle: number, seen: Line, norm: number, textMilli: number, sum: number, needed: number): number;
  /** The score; -1 for a line that must not be found. Asked only where `most` reaches what is needed. */
  score(handle: number, norm: number, textMilli: number, sum: number): number;
}

/** By the whole score, hard conditions kept. Before a line is read, its place, units, record, window and quantity tell whether it can be good enough. */
export class PairJudge implements Judge {
  readonly textOnly = false;
  readonly asks: Asks;
  readonly #bound: ScoreBound;

  constructor(
    readonly request: SearchRequest,
    readonly columns: LineColumns,
    readonly outcome: Outcome,
  ) {
    const { context } = request;
    const bound = boundOthers(context);
    this.#bound = bound;
    this.asks = {
      ofKind: (kind) => mostOfKindBeside(bound, context, kind),
      ofPlace: (place) => mostOfPlace(context, place),
      ofPermilleKept: context.weights.reliability,
      places: context.codes.places.names.length,
      window: windowAsked(context),
      amounts: amountsAsked(context),
      time: context.weights.time * 1000,
      timeMost: bound.time,
    };
  }

  leastFor(score: number): number {
    return leastRelevantFor(score, this.#bound.most);
  }

  most(handle: number, seen: Line, _norm: number, textMilli: number, _sum: number, needed: number): number {
    const { context } = this.request;
    const relevant = context.categoryMilli(seen.category) + textMilli;
    if (relevant < leastRelevance) return unsaid;
    const most = mostWith(this.#bound, context, seen, relevant);
    return most < needed ? most : mostWithin(this.#bound, context, this.columns.lookCloser(handle), relevant, this.outcome);
  }

  score(handle: number, _norm: number, textMilli: number): number {
    scorePair(this.request.context, this.columns.read(handle), textMilli, this.outcome);
    return this.outcome.excluded ? unsaid : this.outcome.milliScore;
  }
}

/** By category and text only, whatever else speaks against a line; the asker's own lines apart. */
export class RelatedJudge implements Judge {
  readonly textOnly = false;
  readonly asks = null;

  constructor(
    readonly request: SearchRequest,
    readonly columns: LineColumns,
  ) {}

  leastFor(score: number): number {
    return Math.max(score, leastRelevance);
  }

  most(_handle: number, seen: Line, _norm: number, textMilli: number): number {
    const relevant = this.request.context.categoryMilli(seen.category) + textMilli;
    return relevant < leastRelevance ? unsaid : relevant;
  }

  score(handle: number, norm: number, textMilli: number): number {
    const line = this.columns.read(handle);
    return line.owner === this.request.context.line.owner && line.owner !== 0 ? unsaid : this.most(handle, line, norm, textMilli);
  }
}

/** By likeness of the texts. A line's score is what it was last bound by: its likeness is not divided out a second time. */
export class AlikeJudge implements Judge {
  readonly textOnly = true;
  readonly asks = null;
  #sum = unsaid;
  #norm = unsaid;
  #share = unsaid;

  constructor(readonly request: SearchRequest) {}

  leastFor(score: number): number {
    return Math.floor((Math.max(score, leastLikeness) * this.request.query.self) / 1000);
  }

  most(_handle: number, _seen: Line, norm: number, _textMilli: number, sum: number): number {
    return this.#shareOf(norm, sum);
  }

  score(_handle: number, norm: number, _textMilli: number, sum: number): number {
    return this.#shareOf(norm, sum);
  }

  #shareOf(norm: number, sum: number): number {
    if (sum === this.#sum && norm === this.#norm) return this.#share;
    const share = likeness(sum, norm, this.request);
    this.#sum = sum;
    this.#norm = norm;
    this.#share = share < leastLikeness ? unsaid : share;
    return this.#share;
  }
}
