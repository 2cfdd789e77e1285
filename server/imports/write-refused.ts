import type { Locale } from "../../app/contracts/locale.ts";
import { ruleText } from "../../app/contracts/messages/messages.ts";
import type { Actor } from "../access/actor.ts";
import type { FileToSave } from "../file-to-save.ts";
import type { CellToWrite } from "../spreadsheets/spreadsheet.ts";
import { fieldLabels } from "./column-heads.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { requireImport } from "./require-import.ts";
import { wideFields } from "./wide-fields.ts";

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
  const widths = [...columns.map(({ field }) => (field && wideFields.has(field) ? 36 : 16)), 48];
  return { name: `${fileName.replace(/\.[^.]*$/, "")}-退回.xlsx`, bytes: await spreadsheets.write([{ name: "退回", rows, widths, stickyRows: 1 }]) };
}
