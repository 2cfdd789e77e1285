import { z } from "zod";
import { actionState } from "./actions.ts";
import { day, id, instant, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";
import { consentView } from "./consents.ts";
import { majority, pollBase, pollOutcome } from "./polls.ts";
import { resolutionNumber } from "./resolution-number.ts";

/** Another wording, and why; the earlier ones stay. */
export const resolutionCorrection = z.strictObject({
  text: paragraph(1_000).min(1, { error: "required" }),
  reason: line(200).min(4, { error: "too_short" }),
});
export type ResolutionCorrection = z.infer<typeof resolutionCorrection>;

/** The day on which it is to be looked at again, or null where it no longer is. */
export const resolutionPatch = z.strictObject({ reviewOn: day.nullable() });
export type ResolutionPatch = z.infer<typeof resolutionPatch>;

export const resolutionQuery = pageQuery.extend({
  alliance: id.optional(),
  meeting: id.optional(),
  year: z.coerce.number().int().min(2000).max(9999).optional(),
  /** A number in any usual form, or words of the text or of the item. */
  q: searchWords(60).optional(),
  /** `set`: only those with a review date, the earliest first; `due`: of these only those whose day has come. */
  review: z.enum(["set", "due"]).optional(),
});
export type ResolutionQuery = z.infer<typeof resolutionQuery>;

/** What the units voted, as it was stated when the poll was closed; never who voted how. */
export const resolutionPoll = z.object({
  question: z.string(),
  majority,
  base: pollBase,
  secret: z.boolean(),
  tally: z.object({ yes: z.int(), no: z.int(), abstain: z.int() }),
  /** How many of these votes were cast by proxy. */
  proxied: z.int(),
  /** The rule by which votes weighed, and the sums in weights; null: one unit, one vote. */
  weights: z.object({ rule: z.string(), yes: z.int(), no: z.int(), abstain: z.int() }).nullable(),
  outcome: pollOutcome,
});
export type ResolutionPoll = z.infer<typeof resolutionPoll>;

/** A resolution as a line of a list. */
export const resolutionLine = z.object({
  id,
  alliance: namedRef,
  ...resolutionNumber.shape,
  /** Title of the item that it was decided on. */
  title: z.string(),
  /** The wording in force. */
  text: z.string(),
  /** Day on which its meeting was closed. */
  day,
  meeting: z.object({ id, title: z.string() }),
  poll: resolutionPoll.nullable(),
  /** How many wordings there are; 1: never corrected. */
  versions: z.int(),
  reviewOn: day.nullable(),
  /** Its review date has come. */
  reviewDue: z.boolean(),
  revision,
});
export type ResolutionLine = z.infer<typeof resolutionLine>;

/** One wording; `hash` seals it together with what it was decided on and the hash of the one before. */
export const resolutionVersion = z.object({
  number: z.int().min(1),
  text: z.string(),
  /** Why it was corrected; empty for the first one. */
  reason: z.string(),
  /** SHA-256, 64 hexadecimal digits. */
  hash: z.string(),
  /** Whether what is stored still gives that hash. */
  sound: z.boolean(),
  /** Who closed the meeting, or corrected it. */
  name: z.string(),
  at: instant,
});
export type ResolutionVersion = z.infer<typeof resolutionVersion>;

export const resolutionView = resolutionLine.omit({ versions: true }).extend({
  item: id,
  /** Units whose consent it needed, as it stood when the meeting was closed. */
  consent: consentView.nullable(),
  /** Oldest first; the last one is in force. */
  versions: z.array(resolutionVersion).min(1),
  /** Meetings that looked at it again, oldest first, with the date that was set; what they decided on it are resolutions of their own. */
  reviews: z.array(
    z.object({
      meeting: z.object({ id, title: z.string() }),
      day,
      due: day.nullable(),
      resolutions: z.array(z.object({ id, ...resolutionNumber.shape })),
    }),
  ),
  /** The one that its item looked at again. */
  about: z.object({ id, ...resolutionNumber.shape }).nullable(),
  /** Tasks that grew from the same item, as far as the reader may see them. */
  tasks: z.array(z.object({ id, number: z.string(), title: z.string(), lead: namedRef, due: day, state: actionState, overdue: z.boolean() })),
  rights: z.object({ correct: z.boolean(), review: z.boolean() }),
});
export type ResolutionView = z.infer<typeof resolutionView>;

/** All of a list, those with a review date, of these the ones whose day has come; and the years that it reaches over, newest first. */
export const resolutionCounts = z.object({ all: z.int(), set: z.int(), due: z.int(), years: z.array(z.int()) });
export type ResolutionCounts = z.infer<typeof resolutionCounts>;
