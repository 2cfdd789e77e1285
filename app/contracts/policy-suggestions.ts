import { z } from "zod";
import { id, instant, line, namedRef, pageQuery, revision } from "./common.ts";
import { claimState } from "./policies.ts";
import { conditionStand, verdicts } from "./conditions.ts";

/** A policy that a firm meets, or may meet once it has answered a question; set aside by the firm; no longer so. */
export const policySuggestionStates = ["suggested", "dismissed", "ended"] as const;
export const policySuggestionState = z.enum(policySuggestionStates);
export type PolicySuggestionState = z.infer<typeof policySuggestionState>;

export const policySuggestionView = z.object({
  id,
  state: policySuggestionState,
  policy: z.object({ id, title: z.string() }),
  benefit: z.string(),
  /** Last day; null: open-ended. */
  validUntil: z.string().nullable(),
  organization: namedRef,
  /** `pass`: every condition is met; `unknown`: the firm's answers decide. */
  verdict: z.enum(verdicts),
  conditions: conditionStand.shape.conditions,
  question: conditionStand.shape.question,
  /** The firm's open needs that the policy is about. */
  needs: z.array(z.object({ id, title: z.string() })),
  /** Where the firm's newest claim stands; null where there is none. */
  claim: claimState.nullable(),
  changedAt: instant,
  revision,
  may: z.object({ answer: z.boolean() }),
});
export type PolicySuggestionView = z.infer<typeof policySuggestionView>;

/** `GET /api/v1/policy-suggestions`: those met first, then by the last day. Without `state`: what is suggested. */
export const policySuggestionQuery = pageQuery.extend({
  organization: id.optional(),
  policy: id.optional(),
  /** Those about one need. */
  need: id.optional(),
  state: policySuggestionState.default("suggested"),
});
export type PolicySuggestionQuery = z.output<typeof policySuggestionQuery>;

/** `POST /api/v1/policy-suggestions/{id}/dismiss`: it comes back only when the policy's terms change. */
export const dismissPolicyInput = z.strictObject({ reason: line(200).optional(), revision: revision.optional() });
export type DismissPolicyInput = z.output<typeof dismissPolicyInput>;
