import { z } from "zod";
import { id, instant, line } from "./common.ts";
import { voteWeights } from "./vote-weights.ts";

/** Share of the base that must agree: more than 1/2, at least 2/3, at least 4/5. */
export const majorities = ["half", "two_thirds", "four_fifths"] as const;
export const majority = z.enum(majorities);
export type Majority = z.infer<typeof majority>;

/** Whom the majority is counted of: the units present, or all units of the alliance. */
export const pollBase = z.enum(["present", "all"]);
export type PollBase = z.infer<typeof pollBase>;

export const choice = z.enum(["yes", "no", "abstain"]);
export type Choice = z.infer<typeof choice>;

export const pollOutcome = z.object({
  passed: z.boolean(),
  /** How many of `base` had to agree; both in weights where the poll is by weight. */
  needed: z.int(),
  base: z.int(),
});

export const pollView = z.object({
  id,
  item: id.nullable(),
  question: z.string(),
  majority,
  base: pollBase,
  secret: z.boolean(),
  state: z.enum(["open", "closed"]),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** Why it was opened below the quorum; null when the quorum was there. */
  quorumReason: z.string().nullable(),
  /** Units that have voted; how, only in `votes`. */
  voted: z.array(id),
  /** Sums; null while a secret poll is open. */
  tally: z.object({ yes: z.int(), no: z.int(), abstain: z.int() }).nullable(),
  /** Who chose what; empty for a secret poll. `recordedBy` wrote it down for a unit with nobody at a screen; null: the unit itself. */
  votes: z.array(z.object({ organization: id, choice, recordedBy: z.string().nullable() })),
  /** Units that have voted through another one, `holder`, to which they entrusted it; of a secret poll, too, without how. Empty in polls of an older hub. */
  proxied: z.array(z.object({ organization: id, holder: id })),
  /** Units that were counted and had not voted when it was closed; empty for a secret poll, and for polls of an older hub. */
  notVoted: z.array(id),
  /** By which rule votes weigh in it, and the sums in weights; null: one unit, one vote. */
  weights: voteWeights.extend({ tally: z.object({ yes: z.int(), no: z.int(), abstain: z.int() }) }).nullable(),
  outcome: pollOutcome.nullable(),
});
export type PollView = z.infer<typeof pollView>;

export const pollInput = z.strictObject({
  itemId: id.nullable().default(null),
  question: line(100),
  majority: majority.default("half"),
  base: pollBase.default("present"),
  secret: z.boolean().default(false),
  /** By the weights of the meeting, not one unit one vote; never in a secret poll, where the sums would tell who voted how. */
  weighted: z.boolean().default(false),
  /** Needed when the quorum is not there; goes into the minutes. */
  reason: line(200).optional(),
});

/**
 * Votes of units that have nobody at a screen, written down for them: one by one, or a whole show of hands. `choice` null
 * takes back what was written down for a unit.
 */
export const recordedVotesInput = z.strictObject({ votes: z.array(z.strictObject({ organization: id, choice: choice.nullable() })).min(1).max(500) });
export type RecordedVote = z.infer<typeof recordedVotesInput>["votes"][number];

/** `organization`: the own unit, or one that entrusted its vote to it; the own one where left out. */
export const voteInput = z.strictObject({ choice, organization: id.optional() });

/** Votes of the own unit and of those that entrusted theirs to it, in one go: all are cast, or none. */
export const votesInput = z.strictObject({
  votes: z
    .array(z.strictObject({ organization: id, choice }))
    .min(1)
    .max(20)
    .refine((votes) => new Set(votes.map(({ organization }) => organization)).size === votes.length, { error: "every_unit_once" }),
});
export type CastVote = z.infer<typeof votesInput>["votes"][number];
