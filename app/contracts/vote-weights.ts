import { z } from "zod";
import { id, line } from "./common.ts";

const unitWeight = z.object({ organization: id, weight: z.int() });

/** How much the vote of each unit counts in polls by weight, by a rule with a name, such as the shares of a fee. */
export const voteWeights = z.object({ rule: z.string(), units: z.array(unitWeight) });
export type VoteWeights = z.infer<typeof voteWeights>;

/** The rule and the weight of every unit of the meeting, each once; no units take it back. */
export const voteWeightsInput = z
  .strictObject({
    rule: line(30, 0).default(""),
    units: z
      .array(z.strictObject({ organization: id, weight: z.int().min(1).max(100) }))
      .max(500)
      .refine((units) => new Set(units.map(({ organization }) => organization)).size === units.length, { error: "every_unit_once" }),
  })
  .refine(({ rule, units }) => units.length === 0 || rule.length > 0, { error: "required", path: ["rule"] });
export type VoteWeightsInput = z.output<typeof voteWeightsInput>;

/** What the votes of these units weigh together; a unit without a weight weighs nothing. Pure. */
export const weigh = ({ units }: VoteWeights, organizations: readonly string[]): number =>
  units.reduce((sum, { organization, weight }) => (organizations.includes(organization) ? sum + weight : sum), 0);

/** The sums of a poll in weights. Pure. */
export function weighVotes(weights: VoteWeights, votes: readonly { organization: string; choice: "yes" | "no" | "abstain" }[]): { yes: number; no: number; abstain: number } {
  const of = (choice: string) => weigh(weights, votes.filter((vote) => vote.choice === choice).map(({ organization }) => organization));
  return { yes: of("yes"), no: of("no"), abstain: of("abstain") };
}
