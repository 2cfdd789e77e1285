import { z } from "zod";
import { id, instant, money } from "./common.ts";
import { matchedListing, namedRef, toldQuantity } from "./matches.ts";

/** Whose open needs are planned for; resources are all that their owners may see. */
export const planInput = z.strictObject({ alliance: id });
export type PlanInput = z.output<typeof planInput>;

export const planQuery = z.object({ alliance: id });

/** What one need gets. `served` of `wanted`; a need that gets nothing has no parts. */
export const planRow = z.object({
  need: matchedListing,
  wanted: toldQuantity,
  served: toldQuantity,
  value: money,
  parts: z.array(z.object({ resource: matchedListing, quantity: toldQuantity, value: money, score: z.int() })),
});
export type PlanRow = z.infer<typeof planRow>;

/** What more of a resource would bring at the margin: `gain` for `extra`. */
export const shadowPrice = z.object({ resource: matchedListing, extra: toldQuantity, gain: money });
export type ShadowPrice = z.infer<typeof shadowPrice>;

export const planStates = ["computed", "proposed"] as const;

/**
 * The best allocation of open capacity to open needs. `value`: loss avoided (stake, or else budget) × score of the pair.
 * `certified`: proved best by equal primal and dual; else at most `gapPercent` below the best.
 */
export const planView = z.object({
  id,
  alliance: namedRef,
  state: z.enum(planStates),
  at: instant,
  by: z.string(),
  value: money,
  /** Value of serving each need in order of its publication. */
  firstComeValue: money,
  certified: z.boolean(),
  gapPercent: z.number(),
  needs: z.object({ whole: z.int(), part: z.int(), none: z.int() }),
  rows: z.array(planRow),
  /** Scarcest first. */
  shadowPrices: z.array(shadowPrice),
  proposedAt: instant.nullable(),
  /** Suggestions made from it. */
  suggestions: z.int(),
});
export type PlanView = z.infer<typeof planView>;
