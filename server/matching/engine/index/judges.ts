import { unsaid } from "../score/line.ts";
import type { Outcome } from "../score/outcome.ts";
import { boundOthers, leastRelevantFor, mostWith } from "../score/score-bound.ts";
import { leastRelevance, scorePair } from "../score/score-pair.ts";
import type { Glance, LineColumns } from "./line-columns.ts";
import { leastLikeness, likeness, type SearchRequest } from "./line-store.ts";

/** How one kind of search bounds and scores a line. */
export interface Judge {
  /** True where only the text counts and `leastFor` speaks of sums. */
  textOnly: boolean;
  /** Milli-points of category and text (or the sum of weights) that a line needs to reach `score`. */
  leastFor(score: number): number;
  /** -1 for a line that must not be found, or cannot reach `threshold`. */
  score(handle: number, glance: Glance, textMilli: number, sum: number, threshold: number): number;
}

/** By the whole score, hard conditions kept. Before a line is read, its place, unit and record tell whether it can be good enough. */
export function judgePairs({ context }: SearchRequest, columns: LineColumns, outcome: Outcome): Judge {
  const bound = boundOthers(context);
  return {
    textOnly: false,
    leastFor: (score) => leastRelevantFor(score, bound.most),
    score(handle, glance, textMilli, _sum, threshold) {
      const relevant = context.weights.category * context.categoryPermille(glance.category) + textMilli;
      if (relevant < leastRelevance || mostWith(bound, context, glance, relevant) < threshold) return unsaid;
      scorePair(context, columns.read(handle), textMilli, outcome);
      return outcome.excluded ? unsaid : outcome.milliScore;
    },
  };
}

/** By category and text only, whatever else speaks against a line; the asker's own lines apart. */
export function judgeRelated({ context }: SearchRequest, columns: LineColumns): Judge {
  return {
    textOnly: false,
    leastFor: (score) => Math.max(score, leastRelevance),
    score(handle, glance, textMilli, _sum, threshold) {
      const relevant = context.weights.category * context.categoryPermille(glance.category) + textMilli;
      if (relevant < leastRelevance || relevant < threshold) return unsaid;
      const { owner } = columns.read(handle);
      return owner === context.line.owner && owner !== 0 ? unsaid : relevant;
    },
  };
}

/** By likeness of the texts. */
export function judgeAlike(request: SearchRequest): Judge {
  return {
    textOnly: true,
    leastFor: (score) => Math.floor((Math.max(score, leastLikeness) * request.query.self) / 1000),
    score(_handle, { norm }, _textMilli, sum) {
      const share = likeness(sum, norm, request);
      return share < leastLikeness ? unsaid : share;
    },
  };
}
