import { changeColumns } from "./change-columns.ts";
import { discardImport } from "./discard-import.ts";
import { getTemplate } from "./get-template.ts";
import { importListings } from "./import-listings.ts";
import { getImport, listImportLines, listImports } from "./read-imports.ts";
import { runImport } from "./run-import.ts";
import { sweepImports } from "./sweep-imports.ts";
import { undoImport } from "./undo-import.ts";
import { uploadImport } from "./upload-import.ts";
import { writeRefused } from "./write-refused.ts";

/** What can be done to bring lists in from files. */
export const importUseCases = {
  changeColumns,
  discardImport,
  getImport,
  getTemplate,
  importListings,
  listImportLines,
  listImports,
  runImport,
  sweepImports,
  undoImport,
  uploadImport,
  writeRefused,
};
