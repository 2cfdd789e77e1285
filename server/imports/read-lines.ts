import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";

/** One entry of a list as somebody wrote it: every field a text, absent ones missing. */
export interface RawLine {
  /** Line in the file, from 1. */
  number: number;
  /** The entry's own id, or a fingerprint of its content. */
  id: string;
  fields: Partial<Record<RawField, string>>;
  /** Set when the line could not be read at all. */
  fault?: string;
}

export const rawFields = ["id", "kind", "title", "text", "enterprise", "region", "category", "quantity", "unit", "amount", "price", "deadline", "phone", "days", "conditions"] as const;
export type RawField = (typeof rawFields)[number];

/** Heads of columns as people write them. */
const heads: Record<string, RawField> = {
  编号: "id",
  类型: "kind",
  清单: "kind",
  标题: "title",
  名称: "title",
  内容: "text",
  说明: "text",
  企业: "enterprise",
  单位名称: "enterprise",
  牵头部门: "enterprise",
  地区: "region",
  所在地: "region",
  类别: "category",
  数量: "quantity",
  单位: "unit",
  计量单位: "unit",
  金额: "amount",
  预算: "amount",
  价格: "amount",
  单价: "price",
  截止日期: "deadline",
  有效期至: "deadline",
  电话: "phone",
  联系电话: "phone",
  办理时限: "days",
  条件: "conditions",
  申请条件: "conditions",
  准入条件: "conditions",
};

/** Reads a list: JSON lines, or CSV with a head. A line that cannot be read is told, never skipped. Pure. */
export function readLines(content: string): RawLine[] {
  const text = content.replace(/^\uFEFF/, "");
  return text.trimStart().startsWith("{") ? readJsonLines(text) : readCsvLines(text);
}

function readJsonLines(text: string): RawLine[] {
  return text.split(/\r?\n/).flatMap((line, index): RawLine[] => {
    if (line.trim() === "") return [];
    const number = index + 1;
    try {
      const record: unknown = JSON.parse(line);
      if (typeof record === "object" && record !== null && !Array.isArray(record)) return [lineOf(number, record as Record<string, unknown>)];
    } catch {
      // Told below like a line that is JSON but no object.
    }
    return [{ number, id: fingerprint(line), fields: {}, fault: "不是有效的 JSON 对象" }];
  });
}

/** A row with its place in the file, as the parser gives it with `info`. */
interface CsvRow {
  record: string[];
  info: { lines: number };
}

function readCsvLines(text: string): RawLine[] {
  const rows = parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }) as unknown as CsvRow[];
  const [head, ...body] = rows;
  const names = (head?.record ?? []).map((name) => heads[name.trim()] ?? name.trim());
  return body.map(({ record, info }) => lineOf(info.lines, Object.fromEntries(names.map((name, index) => [name, record[index] ?? ""]))));
}

function lineOf(number: number, record: Record<string, unknown>): RawLine {
  const fields: RawLine["fields"] = {};
  for (const name of rawFields) {
    const value = record[name];
    if (typeof value !== "string" && typeof value !== "number") continue;
    const text = String(value).trim();
    if (text !== "") fields[name] = text;
  }
  return { number, id: fields.id ?? fingerprint(JSON.stringify(fields)), fields };
}

const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 24);
