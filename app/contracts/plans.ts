import { z } from "zod";
import { countyCode, id, instant, money, namedRef, revision } from "./common.ts";
import { matchedListing, toldQuantity } from "./matches.ts";

/** Division code of a province (GB/T 2260). */
export const provinceCode = z.string().regex(/^[1-9]\d0000$/, { error: "division" });

const scopeFields = { alliance: id.optional(), county: countyCode.optional(), province: provinceCode.optional() };
const namesOne = (scope: { alliance?: string; county?: string; province?: string }): boolean =>
  [scope.alliance, scope.county, scope.province].filter((value) => value !== undefined).length === 1;
const oneScope = { error: "one_scope", path: ["alliance"] };

/**
 * Whose open needs are planned for: those of an alliance, of all alliances of a county, or of a province; exactly one is named.
 * Resources are all that the needs' owners may see, and whose owners may see them.
 */
export const planInput = z.strictObject(scopeFields).refine(namesOne, oneScope);
export type PlanInput = z.output<typeof planInput>;

export const planQuery = z.object(scopeFields).refine(namesOne, oneScope);

export const planScopeKinds = ["alliance", "county", "province"] as const;
export type PlanScopeKind = (typeof planScopeKinds)[number];

/** What is planned for: the alliance's id or the division's code, and its name. */
export const planScopeView = z.object({ kind: z.enum(planScopeKinds), id: z.string(), name: z.string() });
export type PlanScopeView = z.infer<typeof planScopeView>;

/** A difference in money: below zero where it is a loss. */
const moneyChange = z.object({ amount: z.int(), currency: z.literal("CNY") });

/**
 * What one need gets. `served` of `wanted`; a need that gets nothing has no parts, and `suitable` resources that went to others.
 * A resource that the reader may not see is null.
 */
export const planRow = z.object({
  need: matchedListing,
  wanted: toldQuantity,
  served: toldQuantity,
  value: money,
  suitable: z.int(),
  parts: z.array(z.object({ resource: matchedListing.nullable(), quantity: toldQuantity, value: money, score: z.int() })),
});
export type PlanRow = z.infer<typeof planRow>;

/** What `extra` more of a resource would bring: `gain`, `served` more units in all, and `completed` more needs served in full. */
export const shadowPrice = z.object({ resource: matchedListing, extra: toldQuantity, gain: money, completed: z.int() });
export type ShadowPrice = z.infer<typeof shadowPrice>;

export const planStates = ["computed", "proposed"] as const;

/**
 * One time that the plan followed the lists: `gain` in value, the listings that came, changed or went (null: not for the reader to see), and
 * how many needs are served otherwise than before; `solved`: it took the place of a provisional plan.
 */
export const planUpdate = z.object({
  at: instant,
  gain: moneyChange,
  causes: z.array(z.object({ listing: matchedListing.nullable(), what: z.enum(["new", "changed", "gone"]) })),
  needs: z.int(),
  solved: z.boolean(),
});
export type PlanUpdate = z.infer<typeof planUpdate>;

/** How many needs are served in full, in part and not at all. */
export const needCounts = z.object({ whole: z.int(), part: z.int(), none: z.int() });
export type NeedCounts = z.infer<typeof needCounts>;

/**
 * The best allocation of open capacity to open needs. `value`: loss avoided (stake, or else budget) × score of the pair. Smallest lots,
 * daily rates and dates are kept. `certified`: proved best by equal primal and dual; else no plan is worth more than `headroom` more,
 * which is `gapPercent` of the bound (rounded up). `provisional`: the first answer to a large market, as far below the bound at most, while the
 * plan is computed; it cannot be proposed, says nothing of shadow prices, and the plan takes its place by itself, under the same id with
 * the next revision, told as `plan.changed`.
 */
export const planView = z.object({
  id,
  revision,
  scope: planScopeView,
  /** The alliance planned for; null for a county or province. */
  alliance: namedRef.nullable(),
  state: z.enum(planStates),
  /** When the plan was last brought up to date. */
  at: instant,
  /** Who asked for it, and null where the hub made it because the lists changed after another was proposed. */
  by: z.string().nullable(),
  value: money,
  /** Value of serving each need in order of its publication. */
  firstComeValue: money,
  certified: z.boolean(),
  provisional: z.boolean(),
  /** Its scope came to have more needs than a plan may: it no longer follows the lists and cannot be proposed. */
  outgrown: z.boolean(),
  headroom: money,
  gapPercent: z.number(),
  needs: needCounts,
  firstComeNeeds: needCounts,
  /** Largest value first, at most 500. */
  rows: z.array(planRow),
  /** Needs that count in the sums but stand in no row: there are too many, or they are not for the reader to see. */
  hiddenNeeds: z.int(),
  /** Scarcest first. */
  shadowPrices: z.array(shadowPrice),
  /** Newest first. */
  updates: z.array(planUpdate),
  proposedAt: instant.nullable(),
  /** Suggestions made from it. */
  suggestions: z.int(),
  /** What it would have suggested that was suggested already. */
  alreadySuggested: z.int(),
});
export type PlanView = z.infer<typeof planView>;
