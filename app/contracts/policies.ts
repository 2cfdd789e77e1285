import { z } from "zod";
import { day, id, instant, line, money, namedRef, pageQuery, paragraph } from "./common.ts";
import { conditionStand, conditions, mostConditions } from "./conditions.ts";
import { claimBurden, supplementView } from "./policy-burden.ts";

/** A number that a department answers: a mobile, a landline with its area code, or a short number. */
export const officePhone = z.string().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|\d{5})$/, { error: "office_phone" });

/** What a policy says beyond its listing. `papers` and `steps` in order; `days` working days that it takes. */
export const policyDetails = z
  .strictObject({
    conditions: conditions.default([]),
    benefit: paragraph(500).refine((text) => text.length > 0, { error: "required" }),
    department: line(60),
    phone: officePhone,
    /** The document (红头文件) that it rests on; without one nobody knows how long it took to be listed. */
    document: z.strictObject({ number: line(40, 0).default(""), issuedOn: day }).optional(),
    validFrom: day.optional(),
    validUntil: day.optional(),
    papers: z.array(line(100)).max(30).default([]),
    steps: z.array(line(100)).max(30).default([]),
    days: z.int().min(0, { error: "negative" }).max(365),
  })
  .refine((policy) => !policy.validFrom || !policy.validUntil || policy.validFrom <= policy.validUntil, {
    error: "range_order",
    path: ["validUntil"],
  });
export type PolicyDetails = z.infer<typeof policyDetails>;

/** How a firm stands to the conditions of one policy or resource. */
export const eligibilityView = conditionStand.extend({
  listing: z.object({ id, kind: z.enum(["need", "resource", "policy"]), title: z.string() }),
  organization: namedRef,
  /** It is open; of a policy also: not before `validFrom`, not after `validUntil`. */
  inForce: z.boolean(),
});
export type EligibilityView = z.infer<typeof eligibilityView>;

/** `POST /api/v1/policies/{id}/eligibility` and `/listings/{id}/eligibility`: the firm's own word on one condition. */
export const eligibilityAnswer = z.strictObject({
  organization: id.optional(),
  condition: z.int().min(0).max(mostConditions - 1),
  /** True: the firm meets the condition; null takes the answer back. */
  answer: z.boolean().nullable(),
});
export type EligibilityAnswer = z.output<typeof eligibilityAnswer>;

/** A firm asks for what a policy gives: sent; taken up by the department; paid; refused; taken back. */
export const claimStates = ["submitted", "accepted", "paid", "declined", "withdrawn"] as const;
export const claimState = z.enum(claimStates);
export type ClaimState = z.infer<typeof claimState>;

/** `POST /api/v1/policies/{id}/claims`. `organization` left out: that of the seat in force. */
export const claimInput = z.strictObject({
  organization: id.optional(),
  amount: money.optional(),
  note: paragraph(500).default(""),
});
export type ClaimInput = z.output<typeof claimInput>;

/** `PATCH /api/v1/policies/{id}/claims/{claim}`; `paidOn` and `amount` with `paid`, `reason` with `declined`. */
export const claimChange = z
  .strictObject({
    state: z.enum(["accepted", "paid", "declined", "withdrawn"]),
    paidOn: day.optional(),
    amount: money.optional(),
    reason: line(200).optional(),
  })
  .superRefine((change, context) => {
    if (change.state === "paid" && !change.paidOn) context.addIssue({ code: "custom", path: ["paidOn"], message: "required" });
    if (change.state === "declined" && !change.reason) context.addIssue({ code: "custom", path: ["reason"], message: "required" });
  });
export type ClaimChange = z.output<typeof claimChange>;

/** `POST /api/v1/policies/{id}/claims/{claim}/corrections`: how much was really paid, and why it stood otherwise. */
export const claimCorrection = z.strictObject({ amount: money, reason: line(200) });
export type ClaimCorrection = z.output<typeof claimCorrection>;

/** `open`: only those under way. */
export const claimQuery = pageQuery.extend({ organization: id.optional(), state: claimState.optional(), open: z.enum(["true"]).optional() });
export type ClaimQuery = z.output<typeof claimQuery>;

export const claimView = z.object({
  id,
  policy: z.object({ id, title: z.string() }),
  organization: namedRef,
  state: claimState,
  revision: z.int(),
  amount: money.nullable(),
  note: z.string(),
  reason: z.string().nullable(),
  paidOn: day.nullable(),
  submittedAt: instant,
  submittedBy: z.string(),
  acceptedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Earlier amounts of the payment, the oldest first: what stood there, who put it right, when and why. */
  corrections: z.array(z.object({ from: money, reason: z.string(), by: z.string(), at: instant })),
  /** Whether this reader may say that another amount was paid. */
  mayCorrect: z.boolean(),
  /** Papers of the card when it was sent; `held`: the firm had handed it in already and need not again. Null for older claims. */
  papers: z.array(z.object({ text: z.string(), held: z.boolean() })).nullable(),
  /** Requests to supplement, the oldest first. */
  supplements: z.array(supplementView),
  burden: claimBurden,
  /** Whether this reader may ask for further papers now, and whether it may answer such a request. */
  maySupplement: z.boolean(),
  mayAnswer: z.boolean(),
  /** What this reader may make of it now. */
  may: z.array(z.enum(["accepted", "paid", "declined", "withdrawn"])),
});
export type ClaimView = z.infer<typeof claimView>;

