import type { Day } from "../../app/contracts/common.ts";
import type { ListingKind } from "../../app/contracts/listings.ts";
import type { LineNote } from "./line-note.ts";
import type { RawField } from "./column-heads.ts";
import type { PriceInText } from "./read-values.ts";

/** What the cells of one line say, by field; absent where they say nothing. */
export type LineFields = Partial<Record<RawField, string>>;

/** Who stands for a line: whether it is only in the firm's stead, and where the line is if it does not say; or why nobody does. */
export type OwnerOfLine = { id: string; inStead: boolean; place: string | null } | { refused: LineNote };

/** What reading a line asks of the reference data and of the alliance. */
export interface LineContext {
  kind: ListingKind;
  alliance: string;
  today: Day;
  isUnit(code: string): boolean;
  /** The prices for a unit in a text, from the left. */
  pricesIn(text: string): PriceInText[];
  /** Code of the category that a list's words name; null for none. */
  categoryOf(words: string): string | null;
  /** Code of the division that a list's words name, or of the nearest above it; null where none is named. */
  placeOf(words: string): string | null;
  ownerOf(fields: LineFields): OwnerOfLine;
  /** Short name of the department that leads the alliance. */
  department: string;
}

/** Collects what there is to tell of one line while it is read. */
export interface LineReading {
  fields: LineFields;
  context: LineContext;
  notes: LineNote[];
  /** What could not be a field, for the listing's text, in its own words. */
  extra: string[];
}

/** Notes something about a cell. */
export function tell({ notes }: LineReading, field: RawField, effect: LineNote["effect"], rule: string, facts: LineNote["facts"] = {}): void {
  notes.push({ field, effect, rule, facts });
}

/** Keeps a cell in the text in its own words, and says why. `label`: what stands before it there. */
export function keep(reading: LineReading, field: RawField, label: string, rule: string, effect: "kept" | "draft" = "kept", facts: LineNote["facts"] = {}): void {
  reading.extra.push(`${label}：${reading.fields[field]}`);
  tell(reading, field, effect, rule, facts);
}
