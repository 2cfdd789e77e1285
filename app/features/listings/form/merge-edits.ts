import { compareEdits } from "../../../shell/drafts/compare-edits.ts";
import type { FormValues } from "./form-values.ts";

type Field = keyof FormValues;

/** A code goes with the name that is shown for it. */
const nameOfCode: Partial<Record<Field, Field>> = { category: "categoryName", place: "placeName" };

export interface MergedEdits {
  /** What is stored now, with what was changed here. */
  merged: FormValues;
  /** Fields that somebody else has changed, too, to something else; of a code the name that is shown. */
  contested: Field[];
}

/**
 * A form that was filled in over `base` while others stored `latest`: what was not touched here is theirs. Pure.
 */
export function mergeEdits(base: FormValues, values: FormValues, latest: FormValues): MergedEdits {
  const { changed, contested } = compareEdits(base, values, latest);
  return {
    merged: { ...latest, ...Object.fromEntries(changed.map((field) => [field, values[field]])) },
    contested: contested.filter((field) => !nameOfCode[field]),
  };
}

/** The form with one field as it is stored now. Pure. */
export function takeStored(values: FormValues, latest: FormValues, field: Field): FormValues {
  const taken = (Object.keys(nameOfCode) as Field[]).filter((code) => nameOfCode[code] === field);
  return { ...values, ...Object.fromEntries([field, ...taken].map((name) => [name, latest[name]])) };
}
