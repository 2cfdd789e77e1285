import type { ImportField } from "../../app/contracts/imports.ts";

/** Fields that hold more than a few words: their columns are wide in every file that the hub writes. */
export const wideFields: ReadonlySet<ImportField> = new Set<ImportField>(["title", "text", "conditions"]);
