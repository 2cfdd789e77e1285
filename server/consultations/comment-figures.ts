import type { CommentFigures } from "../../app/contracts/consultations.ts";
import type { ConsultationCommentRecord } from "../../models/consultation-comment.ts";

type Counted = Pick<ConsultationCommentRecord, "kind" | "answer">;

export const noFigures: CommentFigures = { comments: 0, support: 0, change: 0, against: 0, owed: 0, answered: 0, adopted: 0, partly: 0, declined: 0 };

const names = Object.keys(noFigures) as (keyof CommentFigures)[];

/** What needs an answer: who is in favour asks for nothing, and would only raise the rate of adoption. Pure. */
export const needsAnswer = ({ kind }: Pick<Counted, "kind">): boolean => kind !== "support";

/** What one comment that stands adds to the figures. Pure. */
export function figuresOf(comment: Counted): CommentFigures {
  const { kind, answer } = comment;
  const isAnswered = needsAnswer(comment) && answer !== null;
  return {
    ...noFigures,
    comments: 1,
    [kind]: 1,
    ...(needsAnswer(comment) && { [isAnswered ? "answered" : "owed"]: 1 }),
    ...(isAnswered && { [answer.verdict]: 1 }),
  };
}

/** Figures of several together. Pure. */
export const sumOf = (figures: readonly CommentFigures[]): CommentFigures =>
  Object.fromEntries(names.map((name) => [name, figures.reduce((sum, one) => sum + one[name], 0)])) as CommentFigures;

/** What the stored figures of a draft change by when some comments go and others come; as an update's `$inc`. Pure. */
export function changeOf(gone: readonly Counted[], come: readonly Counted[]): Record<string, number> {
  const [less, more] = [sumOf(gone.map(figuresOf)), sumOf(come.map(figuresOf))];
  return Object.fromEntries(names.flatMap((name) => (more[name] === less[name] ? [] : [[`figures.${name}`, more[name] - less[name]]])));
}
