import type { ImportKind } from "../../app/contracts/imports.ts";
import type { FileToSave } from "../file-to-save.ts";
import type { ImportDependencies } from "./import-dependencies.ts";

/** The spreadsheet that people fill in for a list. */
export const getTemplate = ({ templateOf }: ImportDependencies, kind: ImportKind): Promise<FileToSave> => templateOf(kind);
