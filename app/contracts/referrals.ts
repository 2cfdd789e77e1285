import { z } from "zod";
import { id, instant, line, namedRef, pageQuery, paragraph, revision } from "./common.ts";
import { candidateView } from "./match-preview.ts";
import { matchedListing } from "./matches.ts";

/** Asked of the department; the two sides were introduced; nobody can be introduced. */
export const referralStates = ["open", "introduced", "declined"] as const;
export const referralState = z.enum(referralStates);
export type ReferralState = z.infer<typeof referralState>;

/** `POST /api/v1/listings/{id}/referrals`: asks the lead department for counterparts that the owner may not see. */
export const referralInput = z.strictObject({ note: paragraph(300).default("") });
export type ReferralInput = z.output<typeof referralInput>;

/** `POST /api/v1/referrals/{id}/introduce`: with whom; each becomes a suggestion to both sides. */
export const introduceInput = z.strictObject({ listings: z.array(id).min(1, { error: "required" }).max(10), revision: revision.optional() });
export type IntroduceInput = z.output<typeof introduceInput>;

export const declineReferralInput = z.strictObject({ reason: line(200), revision: revision.optional() });
export type DeclineReferralInput = z.output<typeof declineReferralInput>;

export const referralQuery = pageQuery.extend({ listing: id.optional(), state: referralState.optional() });
export type ReferralQuery = z.output<typeof referralQuery>;

const summary = {
  id,
  state: referralState,
  listing: matchedListing,
  department: namedRef,
  note: z.string(),
  /** Fits outside the owner's view when it was asked. */
  outside: z.int(),
  askedBy: z.string(),
  askedAt: instant,
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** Why nobody can be introduced. */
  reason: z.string().nullable(),
  /** How many were introduced. */
  introduced: z.int(),
  revision,
};
export const referralSummary = z.object(summary);
export type ReferralSummary = z.infer<typeof referralSummary>;

/** One request; candidates only while it is open, and for who may answer it. */
export const referralView = z.object({
  ...summary,
  /** Counterparts outside the owner's view that the reader may read. */
  candidates: z.array(candidateView),
  /** Fits that not even the reader may read: other counties must be asked. */
  elsewhere: z.int(),
  may: z.object({ answer: z.boolean() }),
});
export type ReferralView = z.infer<typeof referralView>;
