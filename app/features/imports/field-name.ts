import type { TFunction } from "i18next";
import type { ImportField, ImportKind } from "../../contracts/imports.ts";

/** What a field is called in a list of this kind. */
export function fieldName(t: TFunction, field: ImportField, kind: ImportKind): string {
  if (field === "deadline") return t(`imports:field.deadline.${kind}`);
  if (field === "amount") return t(`imports:field.amount.${kind}`);
  return t(`imports:field.${field}`);
}
