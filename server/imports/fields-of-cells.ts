import type { ImportRecord } from "../../models/import.ts";
import { unitOfHead } from "./column-heads.ts";
import type { LineFields } from "./line-context.ts";

const BARE_NUMBER = /^[\d０-９][\d０-９.,，．]*$/;

/** What the cells of one row say by field, with the unit that a head names: 50 below 预算（万元） is 50万元. Pure. */
export function fieldsOfCells(cells: readonly string[], columns: ImportRecord["columns"]): LineFields {
  const fields: LineFields = {};
  let unit: string | null = null;
  for (const [index, { head, field }] of columns.entries()) {
    const text = cells[index]?.trim() ?? "";
    if (field === null || text === "") continue;
    const named = unitOfHead(head);
    if (field === "quantity") unit = named;
    const isMoney = (field === "amount" || field === "price" || field === "stake") && named !== null && /元|万/.test(named);
    fields[field] = isMoney && BARE_NUMBER.test(text) ? `${text}${named.replace(/万$/, "万元")}` : text;
  }
  if (unit !== null && fields.unit === undefined) fields.unit = unit;
  return fields;
}
