import { z } from "zod";
import { LOCALES } from "./locale.ts";

/** Identifier of a record: 24 lowercase hexadecimal digits. A choice that was not made arrives as "". */
export const id = z.string().min(1, { error: "required", abort: true }).regex(/^[0-9a-f]{24}$/, { error: "id" });
export type Id = z.infer<typeof id>;

/** A record with the name that people know it by; of an organization the short one. */
export const namedRef = z.object({ id, name: z.string() });
export type NamedRef = z.infer<typeof namedRef>;

/** What a form sends of a field that was not filled in. */
const isBlank = (input: unknown) => input === undefined || input === "";

/** Calendar day `YYYY-MM-DD` in Asia/Shanghai; days that do not exist (2026-02-30) are refused. */
export const day = z.iso.date({ error: ({ input }) => (isBlank(input) ? "required" : "day") });
export type Day = z.infer<typeof day>;

/** Instant as ISO-8601 in UTC, such as `2026-11-21T06:30:00.000Z`. */
export const instant = z.iso.datetime({ error: ({ input }) => (isBlank(input) ? "required" : "instant") });
export type Instant = z.infer<typeof instant>;

/** Division code of a county (GB/T 2260), six digits. */
export const countyCode = z.string().regex(/^[1-9]\d{5}$/, { error: "division" });

/** Division code of a county, or of a township or street within it (nine digits). */
export const placeCode = z.string().regex(/^[1-9]\d{5}(\d{3})?$/, { error: "division" });

/** Whole fen, at most 10 trillion yuan; `finer` is the rule that a fraction of a fen breaks. */
export const fenAmount = (finer: string) =>
  z
    .int({
      error: ({ code, input }) => {
        if (code === "too_big") return "amount_too_high";
        return code !== "invalid_type" ? undefined : typeof input === "number" ? finer : typeof input === "string" ? "amount" : undefined;
      },
    })
    .min(0, { error: "negative" })
    .max(1_000_000_000_000_000, { error: "amount_too_high" });

/** Money: whole fen, so that sums are exact. */
export const money = z.strictObject({
  amount: fenAmount("whole_fen"),
  currency: z.literal("CNY").default("CNY"),
});
export type Money = z.infer<typeof money>;

/** Largest quantity that can be written down: a thousand billion units. */
export const LARGEST_QUANTITY = 1_000_000_000_000;

/** Positive decimal with at most three places, as a string so that nothing is rounded on the way. */
export const decimal = z
  .string()
  .regex(/^(0|[1-9]\d{0,12})(\.\d{1,3})?$/, { error: "decimal" })
  .refine((text) => Number(text) > 0 && Number(text) <= LARGEST_QUANTITY, { error: "quantity_range" });

/** Quantity with the code of its unit (`套`, `吨`, `m²` …; the list is `GET /api/v1/reference/units`). */
export const quantity = z.strictObject({ value: decimal, unit: z.string().min(1, { error: "required" }).max(16) });
export type Quantity = z.infer<typeof quantity>;

/** First and last day, both included. */
export const dayRange = z
  .strictObject({ from: day, until: day })
  .refine((range) => range.from <= range.until, { error: "range_order", path: ["until"] });
export type DayRange = z.infer<typeof dayRange>;

/** Marks that come along with copied text, seen by nobody: some hide a word from being found, others turn the order of signs around. */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A sign that can be seen. */
const seen = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text without marks that nobody sees and without blanks around it; nothing where nothing of it can be seen. Pure. */
function seenOf(text: string): string {
  const kept = text.replace(unseen, "").trim();
  return seen.test(kept) ? kept : "";
}

/** Text of one line, trimmed, without marks that nobody sees; control characters and halves of characters are refused. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .overwrite(seenOf)
    .min(Math.min(min, 1), { error: "required" })
    .min(min, { error: "too_short" })
    .max(max)
    // eslint-disable-next-line no-control-regex -- refusing control characters is the point
    .refine((text) => !/[\u0000-\u001f\u007f\p{Surrogate}]/u.test(text), { error: "control_characters" });

/** What a list is searched for: one line, or nothing. */
export const searchWords = (max: number) => line(max, 0);

/** A number of a ledger of the year, such as `2026-12`, typed in full or in part: its beginning, or the figures behind the year. */
export const ledgerNumber = z.string().regex(/^(\d{4}-\d{0,9}|\d{1,9})$/, { error: "ledger_number" });

/** Text of several lines, trimmed, without marks that nobody sees; control characters other than tab and line break are refused. */
export const paragraph = (max: number) =>
  z
    .string()
    .overwrite(seenOf)
    .max(max)
    // eslint-disable-next-line no-control-regex -- refusing control characters is the point
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u.test(text), { error: "control_characters" });

/** Some of several choices: at least one, each once. */
export const someOf = <Choice extends z.ZodType>(choice: Choice) =>
  z
    .array(choice)
    .min(1, { error: "required" })
    .refine((list) => new Set(list).size === list.length, { error: "not_allowed" });

/** What a client calls one write, so that a repetition is known as such: `Idempotency-Key`, or `key` of a command. */
export const writeKey = z.string().min(1).max(100);

/** Whether a text may be a cursor: a list in JSON, in base64 for addresses. Whose it is, the list that it is given to tells. Pure. */
function mayBeCursor(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    return false;
  }
}

/** Query of every list: how many, and from where. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).refine(mayBeCursor, { error: "wrong_type" }).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Reply of every list; `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Grows by one with each change of a record; a change based on an older one is a conflict. */
export const revision = z.int().min(0);

/** A language of the interface. */
export const locale = z.enum(LOCALES);
