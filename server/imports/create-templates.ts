import { type ImportField, type ImportKind, fieldsOfKind } from "../../app/contracts/imports.ts";
import { addDays, dayAt, type Clock } from "../clock.ts";
import type { FileToSave } from "../file-to-save.ts";
import type { CellToWrite, SheetToWrite, Spreadsheets } from "../spreadsheets/spreadsheet.ts";
import { fieldLabels } from "./column-heads.ts";
import { templateRules, templateSample } from "./template-words.ts";
import { wideFields } from "./wide-fields.ts";

const listName: Record<ImportKind, string> = { need: "需求", resource: "资源" };
const isRequired = (field: ImportField) => field === "title";
/** Days that the sample's last day lies ahead. */
const SOON = 60;

/**
 * The spreadsheets that people fill in, by kind of list. Each is written once a day, for its sample names a day that lies ahead: a spreadsheet
 * takes a thread of its own and up to two seconds, and everybody gets the same.
 */
export function createTemplates({ spreadsheets, clock }: { spreadsheets: Pick<Spreadsheets, "write">; clock: Clock }): (kind: ImportKind) => Promise<FileToSave> {
  const written = new Map<ImportKind, { day: string; file: Promise<FileToSave> }>();
  const write = async (kind: ImportKind, day: string): Promise<FileToSave> => ({
    name: `${listName[kind]}导入模板.xlsx`,
    bytes: await spreadsheets.write(sheetsOf(kind, day)),
  });
  return (kind) => {
    const day = dayAt(clock.now());
    const known = written.get(kind);
    if (known?.day === day) return known.file;
    const file = write(kind, day);
    written.set(kind, { day, file });
    file.catch(() => written.delete(kind));
    return file;
  };
}

/** A sheet to fill in, with a line that shows how, and one that says what goes where. In Chinese, as the lists are. Pure. */
function sheetsOf(kind: ImportKind, day: string): SheetToWrite[] {
  const fields = fieldsOfKind(kind);
  const sample = templateSample(kind, addDays(day, SOON));
  const head = (text: string): CellToWrite => ({ text, look: "head" });
  return [
    {
      name: listName[kind],
      stickyRows: 1,
      widths: fields.map((field) => (wideFields.has(field) ? 36 : 16)),
      rows: [fields.map((field) => head(`${fieldLabels[field]}${isRequired(field) ? "*" : ""}`)), fields.map((field): CellToWrite => ({ text: sample[field] ?? "", look: "quiet" }))],
    },
    {
      name: "填写说明",
      stickyRows: 1,
      widths: [20, 80],
      rows: [[head("列"), head("怎样填")], ...fields.map((field): CellToWrite[] => [fieldLabels[field], templateRules[field]]), ["其他", templateRules.file]],
    },
  ];
}
