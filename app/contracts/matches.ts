import { z } from "zod";
import { day, dayRange, id, instant, money, namedRef, pageOf, pageQuery, paragraph, revision } from "./common.ts";
import { conditionStand } from "./conditions.ts";
import { declineCodes } from "./decline-codes.ts";

/** What a suggestion is judged by; the points of all of them sum to its score. */
export const matchCriteria = [
  "category",
  "text",
  "quantity",
  "time",
  "distance",
  "price",
  "qualification",
  "reliability",
  "urgency",
] as const;
export const matchCriterion = z.enum(matchCriteria);

/** A suggestion waits for its parties, was accepted by all, declined by one, overtaken by newer terms or capacity, or ended with its listing. */
export const matchStates = ["suggested", "agreed", "declined", "superseded", "expired"] as const;
export type MatchState = (typeof matchStates)[number];

export const answerStates = ["pending", "accepted", "declined"] as const;
export type AnswerState = (typeof answerStates)[number];

/** A quantity as it is told: unlike one that is asked for, it may be zero or, in a correction, negative. */
export const toldQuantity = z.object({ value: z.string(), unit: z.string() });


/** One criterion's share of a score: `points` of at most `weight`, the numbers behind it, and a sentence in both languages. */
export const matchReason = z.object({
  criterion: matchCriterion,
  points: z.int().min(0),
  weight: z.int().min(0),
  facts: z.record(z.string(), z.number()),
  zh: z.string(),
  en: z.string(),
});
export type MatchReason = z.infer<typeof matchReason>;

/** What a suggestion tells of a listing; the listing's own page says more. */
export const matchedListing = z.object({
  id,
  kind: z.enum(["need", "resource", "policy"]),
  title: z.string(),
  owner: namedRef,
  alliance: namedRef.nullable(),
  /** Name of its place. */
  place: z.string().nullable(),
  /** What is still open of a need or free of a resource; null while to be specified. */
  remaining: toldQuantity.nullable(),
  /** When a resource is free, or a need's work may begin and end. */
  window: dayRange.nullable(),
  due: day.nullable(),
});
export type MatchedListing = z.infer<typeof matchedListing>;

/** One supplier's share of a suggestion; `quantity` is null while either side has not said one. */
export const matchPart = z.object({
  resource: matchedListing,
  quantity: toldQuantity.nullable(),
  /** Days in which this part is made. */
  window: dayRange.nullable(),
  cost: money.nullable(),
  score: z.int().min(0).max(100),
  reasons: z.array(matchReason),
  /** How the need's owner stands to the resource's conditions; null where it sets none, or to who may not check the firm. */
  conditions: conditionStand.nullable(),
});

export const matchAnswer = z.object({
  organization: namedRef,
  state: z.enum(answerStates),
  /** Name of the person who answered. */
  by: z.string().nullable(),
  at: instant.nullable(),
  code: z.enum(declineCodes).nullable(),
  reason: z.string().nullable(),
});
export type MatchAnswer = z.infer<typeof matchAnswer>;

/** A suggestion as its parties and the alliance's keepers see it. */
export const matchView = z.object({
  id,
  state: z.enum(matchStates),
  need: matchedListing,
  /** 1 to 5 suppliers; several together are one split supply. A policy that fits a need is one part without a quantity. */
  parts: z.array(matchPart).min(1).max(5),
  score: z.int().min(0).max(100),
  /** Both sides say quantity and date, and nothing speaks against it. */
  certain: z.boolean(),
  /** Sum to `score`. */
  reasons: z.array(matchReason),
  /** One sentence about the whole, for a split supply. */
  summary: z.object({ zh: z.string(), en: z.string() }).nullable(),
  answers: z.array(matchAnswer),
  /** The organization in whose name the reader may answer now; null when there is nothing to answer. */
  answerAs: id.nullable(),
  /** Until when an answer is asked for. */
  answerBy: instant,
  suggestedAt: instant,
  /** The cooperation that it became. */
  cooperation: id.nullable(),
  revision,
});
export type MatchView = z.infer<typeof matchView>;

/**
 * `GET /api/v1/listings/:id/matches`. While `matched` is false the hub has yet to look for what the listing says now, after a
 * start or a change: an empty list does not yet mean that nothing fits.
 */
export const listingMatches = pageOf(matchView).extend({ matched: z.boolean() });
export type ListingMatches = z.infer<typeof listingMatches>;

/** `GET /api/v1/matches`: `waiting=mine` keeps those that wait for an answer of the reader's organizations. */
export const matchQuery = pageQuery.extend({
  state: z.enum(matchStates).optional(),
  alliance: id.optional(),
  waiting: z.enum(["mine", "any"]).default("any"),
});
export type MatchQuery = z.output<typeof matchQuery>;

/** In whose name; left out, the one party for which the reader acts. */
export const acceptInput = z.strictObject({ organization: id.optional(), revision: revision.optional() });
export type AcceptInput = z.output<typeof acceptInput>;

export const declineInput = z.strictObject({
  organization: id.optional(),
  code: z.enum(declineCodes).default("other"),
  reason: paragraph(300).min(1, { error: "required" }),
  revision: revision.optional(),
});
export type DeclineInput = z.output<typeof declineInput>;
