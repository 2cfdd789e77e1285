import { weighVotes } from "../../../app/contracts/vote-weights.ts";
import type { ItemResultRecord, PollRecord } from "../../../models/meeting.ts";
import type { PollOfResolutionRecord } from "../../../models/resolution.ts";

/**
 * The poll that a decision rests on: of those on its item the one that was closed last when the decision was written down,
 * else, where the words were there first, the one closed next. Null where the item had none. Pure.
 */
export function pollOfDecision(polls: readonly PollRecord[], item: string, decision: Pick<ItemResultRecord, "at">): PollOfResolutionRecord | null {
  const counted = polls
    .flatMap(({ item: on, closedAt, outcome, ...poll }) => (on === item && closedAt && outcome ? [{ ...poll, closedAt, outcome }] : []))
    .toSorted((a, b) => a.closedAt.getTime() - b.closedAt.getTime());
  const poll = counted.findLast(({ closedAt }) => closedAt <= decision.at) ?? counted[0];
  if (!poll) return null;
  const { question, majority, base, secret, tally, proxied = [], weights, votes, outcome } = poll;
  return {
    question,
    majority,
    base,
    secret,
    tally: { yes: tally.yes, no: tally.no, abstain: tally.abstain },
    ...(proxied.length > 0 && { proxied: proxied.length }),
    ...(weights && { weights: { rule: weights.rule, ...weighVotes(weights, votes) } }),
    outcome: { passed: outcome.passed, needed: outcome.needed, base: outcome.base },
  };
}
