import { z } from "zod";
import { countyCode, id, instant, line, money, pageQuery, placeCode, searchWords } from "./common.ts";
import { hasCreditCodeForm } from "./credit-code.ts";

/**
 * 统一社会信用代码 as GB 32100-2015 writes it: 18 of its 31 characters, upper case. Only the form is judged here;
 * a wrong check digit is no error of form (real codes have one) and is told by `creditCodeChecked`.
 */
export const creditCode = z
  .string()
  .max(100)
  .trim()
  .toUpperCase()
  .refine(hasCreditCodeForm, { error: "credit_code" });

export const organizationKinds = ["enterprise", "department", "bank", "service"] as const;
export const organizationKind = z.enum(organizationKinds);
export type OrganizationKind = z.infer<typeof organizationKind>;

export const organizationSizes = ["large", "medium", "small", "micro"] as const;
export const organizationSize = z.enum(organizationSizes);
export type OrganizationSize = z.infer<typeof organizationSize>;

const phone = z.string().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: "phone_any" });
const qualifications = z.array(line(40)).max(50);

/** A new firm, department, bank or service unit. */
export const organizationInput = z.strictObject({
  name: line(60, 2),
  shortName: line(20, 2),
  kind: organizationKind,
  creditCode: creditCode.nullable().default(null),
  county: countyCode,
  /** Where it is; its county when left out. */
  place: placeCode.optional(),
  /** GB/T 4754 code, such as C3572. */
  industry: z
    .string()
    .regex(/^[A-T]\d{0,4}$/, { error: "industry" })
    .nullable()
    .default(null),
  size: organizationSize.nullable().default(null),
  /** Revenue of a year. */
  revenue: money.nullable().default(null),
  qualifications: qualifications.default([]),
  contactPhone: phone.nullable().default(null),
});
export type OrganizationInput = z.output<typeof organizationInput>;

/** Fields that change; `creditCodeConfirmed` is an officer's word for a code with a wrong check digit. */
export const organizationPatch = z.strictObject({
  name: organizationInput.shape.name.optional(),
  shortName: organizationInput.shape.shortName.optional(),
  kind: organizationKind.optional(),
  creditCode: creditCode.nullable().optional(),
  place: placeCode.optional(),
  industry: organizationInput.shape.industry.unwrap().optional(),
  size: organizationSize.nullable().optional(),
  revenue: money.nullable().optional(),
  qualifications: qualifications.optional(),
  contactPhone: phone.nullable().optional(),
  creditCodeConfirmed: z.literal(true).optional(),
});
export type OrganizationPatch = z.output<typeof organizationPatch>;


/** Revenue and full phone number only for the organization itself and its keepers; a masked phone for others. */
export const organizationView = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  kind: organizationKind,
  creditCode: z.string().nullable(),
  /** False while the check digit is wrong and no officer has confirmed the code. */
  creditCodeChecked: z.boolean(),
  county: z.string(),
  countyName: z.string(),
  place: z.string(),
  placeName: z.string(),
  industry: z.string().nullable(),
  size: organizationSize.nullable(),
  revenue: money.nullable(),
  qualifications: z.array(z.string()),
  contactPhone: z.string().nullable(),
  /** Alliances that it is a member of and that the reader may see. */
  alliances: z.array(z.object({ id, name: z.string(), links: z.array(z.string()), leading: z.boolean() })),
  /** What the reader may change here. */
  may: z.object({ change: z.boolean(), changeIdentity: z.boolean(), confirmCreditCode: z.boolean() }),
  revision: z.int(),
  createdAt: instant,
});
export type OrganizationView = z.infer<typeof organizationView>;

/** `q` looks in names and the credit code; `alliance` keeps its present members only. */
export const organizationQuery = pageQuery.extend({
  q: searchWords(60).optional(),
  kind: organizationKind.optional(),
  county: countyCode.optional(),
  alliance: id.optional(),
  /** Only codes whose check digit waits for an officer's word. */
  unchecked: z.enum(["true"]).optional(),
});
export type OrganizationQuery = z.output<typeof organizationQuery>;
