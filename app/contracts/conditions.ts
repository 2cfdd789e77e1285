import { z } from "zod";
import { line, namedRef, placeCode } from "./common.ts";
import { organizationKind, organizationSize, type OrganizationKind, type OrganizationSize } from "./organizations.ts";

/** Most conditions of a policy or resource, and the longest text of one. */
export const mostConditions = 30;
export const longestCondition = 120;

const words = { /** The condition as it is told to people. */ text: line(longestCondition) };
/** Divisions of any level; `370000` covers the province. */
const places = z.array(placeCode).min(1).max(50);

/**
 * One condition of a policy, or of a bank's or other resource, as data: what is compared (`fact`) and with what. Codes of an industry (GB/T 4754, such as
 * `C35`) or a region cover everything below them; money is fen a year; bounds are included. `need`: the firm has an open
 * need of one of the categories. `question`: nothing that the hub knows; the firm is asked whether it meets the condition.
 */
export const condition = z.discriminatedUnion("fact", [
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
export type Condition = z.infer<typeof condition>;

export const conditions = z.array(condition).max(mostConditions);

/** What the hub knows of a firm when it looks at conditions; null: not known. */
export interface ConditionSubject {
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

/** How a firm stands to conditions. `conditions` in the order in which they are written. */
export const conditionStand = z.object({
  /** The firm. */
  organization: namedRef,
  /** `pass` when every condition does, `fail` when one does, else `unknown`. */
  verdict: z.enum(verdicts),
  conditions: z.array(
    z.object({ index: z.int(), text: z.string(), fact: z.string(), verdict: z.enum(verdicts), answered: z.boolean() }),
  ),
  /** The one condition to ask about next; null when nothing is unknown or the firm is out anyway. */
  question: z.object({ index: z.int(), text: z.string() }).nullable(),
  /** What is missing: texts of the conditions that fail. */
  missing: z.array(z.string()),
});
export type ConditionStand = z.infer<typeof conditionStand>;
