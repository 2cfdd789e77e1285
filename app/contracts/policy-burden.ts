import { z } from "zod";
import { id, instant, line, namedRef, paragraph } from "./common.ts";

/** Fewer claims than this say little about a policy: its medians are shown as few, and it takes no place in the ranking. */
export const FEW_CLAIMS = 5;
/** Work days after its document was issued within which a policy is to be on the list. */
export const LISTED_WITHIN = 7;
/** The most papers of one request. */
export const MOST_SUPPLEMENT_PAPERS = 10;

/**
 * `POST /api/v1/policies/{id}/claims/{claim}/supplements`: papers that the department still needs. `reason` says why a paper
 * is asked for that the firm handed in already; on other papers it is not kept.
 */
export const supplementInput = z.strictObject({
  papers: z
    .array(z.strictObject({ text: line(100), reason: line(200).optional() }))
    .min(1, { error: "required" })
    .max(MOST_SUPPLEMENT_PAPERS),
});
export type SupplementInput = z.output<typeof supplementInput>;

/** `POST /api/v1/policies/{id}/claims/{claim}/supplements/answer`: the firm has handed in what was asked for. */
export const supplementAnswer = z.strictObject({ note: paragraph(500).default("") });
export type SupplementAnswer = z.output<typeof supplementAnswer>;

/** One request to supplement; the last one is open while it is not answered and the claim is not closed. */
export const supplementView = z.object({
  /** `reason`: why a paper was asked for that the firm had handed in already; null where it had not. */
  papers: z.array(z.object({ text: z.string(), reason: z.string().nullable() })),
  askedAt: instant,
  askedBy: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  note: z.string(),
});
export type SupplementView = z.infer<typeof supplementView>;

/** What one claim took so far, or in all. */
export const claimBurden = z.object({
  /** Recorded steps: sent, taken up, each request and each answer, the end. */
  steps: z.int(),
  /** Papers that the firm had to hand in, as often as they were asked for; null for claims from before papers were recorded. */
  papers: z.int().nullable(),
  /** Working days without those in which the firm was asked, and these. */
  days: z.int(),
  firmDays: z.int(),
});
export type ClaimBurden = z.infer<typeof claimBurden>;

/** What a policy promises, and what its paid claims took. */
export const policyBurden = z.object({
  /** Null: the card says nothing of it. */
  promised: z.object({ steps: z.int().nullable(), papers: z.int().nullable(), days: z.int() }),
  /** Paid claims, and those of them of which the papers are known. */
  claims: z.int(),
  claimsWithPapers: z.int(),
  /** Medians over them; null without any. Of an even number the mean of the middle two. */
  measured: z.object({ steps: z.number(), papers: z.number().nullable(), days: z.number(), firmDays: z.number() }).nullable(),
  /** Fewer than `FEW_CLAIMS`. */
  few: z.boolean(),
  /** Times that a paper was asked for which the firm had handed in already. */
  askedAgain: z.int(),
  /** Claims under way that have taken the department longer than is promised: no median has them yet. */
  late: z.int(),
});
export type PolicyBurden = z.infer<typeof policyBurden>;

/** How many work days after its document was issued a policy came on the list; more than `LISTED_WITHIN` are late. */
export const listDelay = z.object({ workDays: z.int(), late: z.boolean() });
export type ListDelay = z.infer<typeof listDelay>;

/** `GET /api/v1/policies/{id}/burden`. */
export const policyBurdenView = policyBurden.extend({
  /** Null: it names no document, or is not on the list. */
  listed: listDelay.nullable(),
  /** There are more claims than were read: the newest were. */
  partial: z.boolean(),
});
export type PolicyBurdenView = z.infer<typeof policyBurdenView>;

export const burdenQuery = z.object({ alliance: id.optional() });
export type BurdenQuery = z.output<typeof burdenQuery>;

/** One policy of the ranking. */
export const rankedPolicy = policyBurden.extend({
  policy: z.object({ id, title: z.string() }),
  owner: namedRef,
  /** Place by burden, 1 the heaviest; the same for equals; null where too few claims are behind it. */
  place: z.int().nullable(),
});
export type RankedPolicy = z.infer<typeof rankedPolicy>;

/** `GET /api/v1/stats/burden`: policies that somebody has asked for, the heaviest first, those without a place last. */
export const burdenRankingView = z.object({
  policies: z.array(rankedPolicy),
  /** By department, of its policies that name a document: how many came on the list in time, how many late, and the work days of the slowest. */
  listed: z.array(z.object({ owner: namedRef, policies: z.int(), inTime: z.int(), late: z.int(), slowest: z.int() })),
  /** There are more policies or claims than were read: the newest were. */
  partial: z.boolean(),
});
export type BurdenRankingView = z.infer<typeof burdenRankingView>;
