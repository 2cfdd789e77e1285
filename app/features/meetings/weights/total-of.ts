import type { PollView } from "../../../contracts/polls.ts";
import { weigh } from "../../../contracts/vote-weights.ts";

/** Of how much the bars are parts: in weights where votes weigh. Pure. */
export function totalOf(poll: PollView, units: readonly { id: string }[]): number {
  if (poll.outcome) return poll.outcome.base;
  const counted = [...new Set([...units.map(({ id }) => id), ...poll.voted])];
  return poll.weights ? weigh(poll.weights, counted) : counted.length;
}
