import { z } from "zod";
import { day, id, instant, line, money, namedRef, pageQuery, paragraph, placeCode, searchWords } from "./common.ts";
import { organizationKind, organizationSize, type OrganizationKind, type OrganizationSize } from "./organizations.ts";

const words = { /** The condition as it is told to people. */ text: line(120) };
/** Divisions of any level; `370000` covers the province. */
const places = z.array(placeCode).min(1).max(50);

/**
 * One condition of a policy as data: what is compared (`fact`) and with what. Codes of an industry (GB/T 4754, such as
 * `C35`) or a region cover everything below them; money is fen a year; bounds are included. `need`: the firm has an open
 * need of one of the categories. `question`: nothing that the hub knows; the firm is asked whether it meets the condition.
 */
export const policyCondition = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("industry"), ...words, anyOf: z.array(line(10)).min(1).max(100) }),
  z.strictObject({ fact: z.literal("region"), ...words, anyOf: places }),
  z.strictObject({ fact: z.literal("size"), ...words, anyOf: z.array(organizationSize).min(1).max(4) }),
  z.strictObject({ fact: z.literal("type"), ...words, anyOf: z.array(organizationKind).min(1).max(4) }),
  z.strictObject({
    fact: z.literal("revenue"),
    ...words,
    minFen: z.int().min(0, { error: "negative" }).optional(),
    maxFen: z.int().min(0, { error: "negative" }).optional(),
  }),
  z.strictObject({ fact: z.literal("qualification"), ...words, anyOf: z.array(line(40)).min(1).max(50) }),
  z.strictObject({ fact: z.literal("need"), ...words, anyOf: z.array(line(40)).min(1).max(50) }),
  z.strictObject({ fact: z.literal("question"), ...words }),
]);
export type PolicyCondition = z.infer<typeof policyCondition>;

/** What a policy says beyond its listing. `papers` and `steps` in order; `days` working days that it takes. */
export const policyDetails = z
  .strictObject({
    conditions: z.array(policyCondition).max(30).default([]),
    benefit: paragraph(500).refine((text) => text.length > 0, { error: "required" }),
    department: line(60),
    phone: z.string().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|\d{5})$/, { error: "office_phone" }),
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

/** What the hub knows of a firm when it looks at conditions; null: not known. */
export interface PolicySubject {
  kind: OrganizationKind;
  industry: string | null;
  /** Division or township code of its address. */
  place: string | null;
  size: OrganizationSize | null;
  revenueFen: number | null;
  qualifications: string[];
  /** Category codes of its open needs, each with all its parents. */
  needs: string[];
  /** Answers it gave: index of the condition → whether it meets it. */
  answers: Record<number, boolean>;
}

export const verdicts = ["pass", "fail", "unknown"] as const;
export type Verdict = (typeof verdicts)[number];

/** How a firm stands to one policy. `conditions` in the policy's order. */
export const eligibilityView = z.object({
  policy: z.object({ id, title: z.string() }),
  organization: namedRef,
  /** `pass` when every condition does, `fail` when one does, else `unknown`. */
  verdict: z.enum(verdicts),
  /** False before `validFrom` and after `validUntil`. */
  inForce: z.boolean(),
  conditions: z.array(
    z.object({ index: z.int(), text: z.string(), fact: z.string(), verdict: z.enum(verdicts), answered: z.boolean() }),
  ),
  /** The one condition to ask about next; null when nothing is unknown or the policy is out of reach. */
  question: z.object({ index: z.int(), text: z.string() }).nullable(),
  /** What is missing to qualify: texts of the conditions that fail. */
  missing: z.array(z.string()),
});
export type EligibilityView = z.infer<typeof eligibilityView>;

/** `POST /api/v1/policies/{id}/eligibility`: the firm's own word on one condition. */
export const eligibilityAnswer = z.strictObject({
  organization: id.optional(),
  condition: z.int().min(0).max(29),
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

export const claimQuery = pageQuery.extend({ organization: id.optional(), state: claimState.optional() });
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
  /** What this reader may make of it now. */
  may: z.array(z.enum(["accepted", "paid", "declined", "withdrawn"])),
});
export type ClaimView = z.infer<typeof claimView>;

/** `GET /api/v1/policies`: as listings, without the kind. */
export const policyQuery = pageQuery.extend({
  alliance: id.optional(),
  owner: id.optional(),
  q: searchWords(100).optional(),
});
export type PolicyQuery = z.output<typeof policyQuery>;
