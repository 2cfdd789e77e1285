import { z } from "zod";
import { day, id, instant, line, namedRef } from "./common.ts";

/** Most units that one item can ask, and most answers of one of them that are kept. */
export const MOST_CONSENT_UNITS = 20;
export const MOST_CONSENT_ANSWERS = 20;

/** What it means that a unit asked for its consent says nothing until the deadline. */
export const silenceRules = ["consent", "none"] as const;
export const silenceRule = z.enum(silenceRules);
export type SilenceRule = z.infer<typeof silenceRule>;

/** Units without whose consent nothing is resolved on an item; none takes the list back. */
export const consentInput = z.strictObject({
  units: z.array(id).max(MOST_CONSENT_UNITS),
  /** Last day to answer, at latest that of the meeting. */
  due: day,
  silence: silenceRule.default("none"),
});
export type ConsentInput = z.output<typeof consentInput>;

/** An answer of the own unit, or of one of them; an objection says why. */
export const consentAnswerInput = z
  .strictObject({
    organization: id.optional(),
    answer: z.enum(["consent", "objection"]),
    reason: line(200, 0).default(""),
  })
  .refine(({ answer, reason }) => answer === "consent" || reason.length > 0, { error: "required", path: ["reason"] });
export type ConsentAnswerInput = z.output<typeof consentAnswerInput>;

/** Why something may be resolved without the consent of a unit. */
export const consentOverruling = z.strictObject({ organization: id, reason: line(200, 4) });
export type ConsentOverruling = z.output<typeof consentOverruling>;

/** Something that was said of a unit's consent: by the unit itself, or by an officer of the county who overruled it. */
export const consentEntry = z.object({
  id,
  kind: z.enum(["consent", "objection", "overruling"]),
  /** The unit whose consent is concerned. */
  organization: id,
  /** Empty for a consent without words. */
  reason: z.string(),
  name: z.string(),
  /** Unit that the person spoke for, by name: of an overruling the officer's. */
  unit: z.string(),
  at: instant,
});
export type ConsentEntry = z.infer<typeof consentEntry>;

/** Whose consent an item needs and what was said, oldest first; how it stands follows from it and the time: `consent-state.ts`. */
export const consentView = z.object({
  units: z.array(namedRef),
  due: day,
  silence: silenceRule,
  /** From this instant on silence is silence, never later than when the meeting was to begin; null while nobody was asked, for the meeting is a draft. */
  deadline: instant.nullable(),
  entries: z.array(consentEntry),
});
export type ConsentView = z.infer<typeof consentView>;
