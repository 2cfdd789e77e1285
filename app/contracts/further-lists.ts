import { z } from "zod";
import { audienceScopes } from "./listings.ts";
import { id, instant, line, someOf } from "./common.ts";
import { organizationKind } from "./organizations.ts";

/** The side of the market on which a further list stands: what the matcher pairs. */
export const listSides = ["need", "resource"] as const;
export const listSide = z.enum(listSides);

/** What an own field of a list takes: a line of text, a decimal in the field's unit, one of some choices, a day, yes or no. */
export const listFieldTypes = ["text", "number", "choice", "day", "flag"] as const;
export const listFieldType = z.enum(listFieldTypes);

/** Own fields that a list asks for at once. */
export const MOST_LIST_FIELDS = 12;
/** Own fields of a list together with those put out of use, which older lines may still hold. */
export const MOST_LIST_FIELDS_EVER = 40;

const labels = z.array(line(30)).min(2).max(20).refine((all) => new Set(all).size === all.length, { error: "not_allowed" });

/** Made by the hub and never given to another field. */
const fieldKey = z.string().regex(/^f[1-9]\d{0,2}$/, { error: "not_allowed" });

/**
 * An own field as its keeper writes it. `key` says which field of the list it is; without one it is a new field. A number
 * has a unit (`GET /api/v1/reference/units`), a choice its choices, and nothing else has either.
 */
export const listFieldInput = z
  .strictObject({
    key: fieldKey.optional(),
    label: line(20),
    labelEn: line(40).optional(),
    type: listFieldType,
    unit: z.string().min(1, { error: "required" }).max(16).optional(),
    choices: labels.optional(),
    required: z.boolean().default(false),
    /** One sentence beside the field that says what to write. */
    help: line(100).optional(),
  })
  .superRefine(({ type, unit, choices }, context) => {
    const fault = (path: "unit" | "choices", message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (type === "number" && unit === undefined) fault("unit", "required");
    if (type !== "number" && unit !== undefined) fault("unit", "list_not_for_type");
    if (type === "choice" && choices === undefined) fault("choices", "required");
    if (type !== "choice" && choices !== undefined) fault("choices", "list_not_for_type");
  });
export type ListFieldInput = z.output<typeof listFieldInput>;

const fields = z.array(listFieldInput).max(MOST_LIST_FIELDS);
/** How long a line runs that names no last day. */
const runDays = z.int().min(1).max(730);
const position = z.int().min(0).max(999);

const terms = {
  name: line(20, 2),
  nameEn: line(40).optional(),
  /** One sentence: what belongs on it. */
  purpose: line(100, 2),
  fields: fields.default([]),
  /** Unit in which the quantity of a line is asked for first. */
  unit: z.string().min(1, { error: "required" }).max(16).optional(),
  runDays: runDays.optional(),
  /** Its lines do not run out and are confirmed once a year; resources only. */
  standing: z.boolean().default(false),
  /** The audience that the form offers first; named alliances differ from line to line. */
  audience: z.enum(audienceScopes).exclude(["alliances"]).default("alliance"),
  /** Which kinds of organization publish on it. */
  publishers: someOf(organizationKind).default(["enterprise", "department", "bank", "service"]),
  /** Lists are shown by this number, then by age. */
  position: position.default(0),
};

/** `POST /api/v1/alliances/{id}/lists` */
export const furtherListInput = z
  .strictObject({ side: listSide, ...terms })
  .superRefine(({ side, standing, fields: asked }, context) => {
    if (side === "need" && standing) context.addIssue({ code: "custom", path: ["standing"], message: "not_for_kind" });
    for (const [index, { key }] of asked.entries()) {
      if (key !== undefined) context.addIssue({ code: "custom", path: ["fields", index, "key"], message: "list_field_unknown" });
    }
  });
export type FurtherListInput = z.output<typeof furtherListInput>;

/**
 * `PATCH /api/v1/alliances/{id}/lists/{list}`: what is absent stays, null takes away. `fields` are all that the list asks for
 * from then on, in reading order; one that is left out is put out of use, and comes back when it is named by its key.
 */
export const furtherListPatch = z.strictObject({
  name: terms.name.optional(),
  nameEn: terms.nameEn.nullable(),
  purpose: terms.purpose.optional(),
  fields: fields.optional(),
  unit: terms.unit.nullable(),
  runDays: terms.runDays.nullable(),
  standing: z.boolean().optional(),
  audience: z.enum(audienceScopes).exclude(["alliances"]).optional(),
  publishers: someOf(organizationKind).optional(),
  position: position.optional(),
  /** A closed list takes no new lines. */
  closed: z.boolean().optional(),
});
export type FurtherListPatch = z.output<typeof furtherListPatch>;

export const listFieldView = z.object({
  key: z.string(),
  label: z.string(),
  labelEn: z.string().nullable(),
  type: listFieldType,
  unit: z.string().nullable(),
  choices: z.array(z.string()),
  required: z.boolean(),
  help: z.string().nullable(),
  /** False: put out of use; asked for no longer, and kept for the lines that hold it. */
  inUse: z.boolean(),
});
export type ListFieldView = z.infer<typeof listFieldView>;

export const furtherListView = z.object({
  id,
  revision: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  side: listSide,
  purpose: z.string(),
  /** Those in use in reading order, then those that are not. */
  fields: z.array(listFieldView),
  unit: z.string().nullable(),
  runDays: z.int().nullable(),
  standing: z.boolean(),
  audience: z.enum(audienceScopes),
  publishers: z.array(organizationKind),
  position: z.int(),
  closed: z.boolean(),
  createdAt: instant,
  may: z.object({ keep: z.boolean() }),
});
export type FurtherListView = z.infer<typeof furtherListView>;

/** A list ready to be taken: sent to `POST /api/v1/alliances/{id}/lists` as it is, or changed before. */
export const listPreset = z.object({ key: z.string(), list: furtherListInput });
export type ListPreset = z.output<typeof listPreset>;
