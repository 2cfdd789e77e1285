import type { ImportField, ImportKind } from "../../app/contracts/imports.ts";
import { fieldsOfKind } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import { ruleText } from "../../app/contracts/messages/messages.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, dayAt } from "../clock.ts";
import type { FileToSave } from "../file-to-save.ts";
import type { CellToWrite } from "../spreadsheets/spreadsheet.ts";
import { fieldLabels } from "./column-heads.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { requireImport } from "./require-import.ts";
import { templateRules, templateSample } from "./template-words.ts";

const listName: Record<ImportKind, string> = { need: "需求", resource: "资源" };
const wide = new Set<ImportField>(["title", "text", "conditions"]);
const isRequired = (field: ImportField) => field === "title";

/** The sheet that people fill in, with a line that shows how, and a sheet that says what goes where. In Chinese, as the lists are. */
export async function writeTemplate({ spreadsheets, clock }: ImportDependencies, kind: ImportKind): Promise<FileToSave> {
  const fields = fieldsOfKind(kind);
  const sample = templateSample(kind, addDays(dayAt(clock.now()), 60));
  const head = (text: string): CellToWrite => ({ text, look: "head" });
  const bytes = await spreadsheets.write([
    {
      name: listName[kind],
      stickyRows: 1,
      widths: fields.map((field) => (wide.has(field) ? 36 : 16)),
      rows: [fields.map((field) => head(`${fieldLabels[field]}${isRequired(field) ? "*" : ""}`)), fields.map((field): CellToWrite => ({ text: sample[field] ?? "", look: "quiet" }))],
    },
    {
      name: "填写说明",
      stickyRows: 1,
      widths: [20, 80],
      rows: [[head("列"), head("怎样填")], ...fields.map((field): CellToWrite[] => [fieldLabels[field], templateRules[field]]), ["其他", templateRules.file]],
    },
  ]);
  return { name: `${listName[kind]}导入模板.xlsx`, bytes };
}

/** Lines that are read at a time. */
const BATCH = 200;

/**
 * The lines of an import that were or would be refused, as they stood in the file, with the reasons in a last column: to be mended and
 * imported again. @throws not_found
 */
export async function writeRefused(dependencies: ImportDependencies, actor: Actor, id: string, locale: Locale): Promise<FileToSave> {
  const { models, spreadsheets } = dependencies;
  const { columns, fileName } = await requireImport(dependencies, actor, id);
  const rows: CellToWrite[][] = [[...columns.map(({ head }): CellToWrite => ({ text: head, look: "head" })), { text: "错误原因", look: "head" }]];
  const refused = models.importLines.find({ import: id, state: "refused" }, { cells: 1, faults: 1 }).sort({ number: 1 }).batchSize(BATCH).lean().cursor();
  for await (const { cells, faults } of refused) {
    const wrong = faults.filter(({ effect }) => effect === "refused");
    const isWrong = (index: number) => wrong.some(({ column }) => column === index);
    const reasons = wrong.map(({ column, field, rule, facts }) => {
      const where = column === null ? field && fieldLabels[field] : columns[column]!.head;
      return `${where ? `${where}：` : ""}${ruleText(rule, facts, locale)}`;
    });
    const asGiven = columns.map((_, index): CellToWrite => (isWrong(index) ? { text: cells[index] ?? "", look: "faulty" } : (cells[index] ?? "")));
    rows.push([...asGiven, { text: reasons.join("；"), look: "faulty" }]);
  }
  const widths = [...columns.map(({ field }) => (field && wide.has(field) ? 36 : 16)), 48];
  return { name: `${fileName.replace(/\.[^.]*$/, "")}-退回.xlsx`, bytes: await spreadsheets.write([{ name: "退回", rows, widths, stickyRows: 1 }]) };
}
