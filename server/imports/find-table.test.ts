import { describe, expect, test } from "vitest";
import type { ReadFile, ReadSheet } from "../spreadsheets/spreadsheet.ts";
import { findTable, rememberColumns } from "./find-table.ts";

const sheet = (name: string, rows: string[][], given: Partial<ReadSheet> = {}): ReadSheet => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  hiddenRows: [],
  filledCells: 0,
  broken: [],
  ...given,
});
const file = (...sheets: ReadSheet[]): ReadFile => ({ format: "xlsx", sheets });
const isUnit = (word: string) => ["套", "吨", "件"].includes(word);
const find = (given: ReadFile) => findTable(given, "need", isUnit);
const fieldsOf = (...rows: string[][]) => find(file(sheet("需求", rows))).columns.map(({ field }) => field);
const refused = (rule: string) => expect.objectContaining({ faults: [expect.objectContaining({ path: "file", rule })] }) as Error;

describe("where the list is in a file", () => {
  test("the sheet with the heads that are known, whatever stands before it", () => {
    const found = find(file(sheet("填写说明", [["列", "怎样填"], ["标题", "必填"]]), sheet("需求", [["标题", "数量"], ["喷涂", "5"]])));
    expect(found).toMatchObject({ sheet: "需求", rows: [{ number: 2 }], notes: [{ rule: "import_note_sheet", facts: { sheet: "需求", count: 2 } }] });
  });

  test("the row with the heads, below a title and a date", () => {
    const found = find(file(sheet("需求", [["2026年需求清单"], ["填报日期：2026-11-30"], ["标题", "截止日期"], ["喷涂", "2099-01-01"]])));
    expect(found.rows.map(({ number }) => number)).toEqual([4]);
  });

  test("the first row where no head is known, so that the reader can say what it means", () => {
    expect(fieldsOf(["东西", "多少"], ["喷涂", "5"])).toEqual([null, null]);
  });

  test("columns beyond the head are kept, without a meaning", () => {
    expect(fieldsOf(["标题"], ["喷涂", "5"])).toEqual(["title", null]);
  });

  test.each([
    ["units", ["喷涂", "5", "套"], "unit"],
    ["firms", ["喷涂", "5", "东岳农装"], "enterprise"],
  ])("a column 单位 is what its words are: %s", (_what, row, field) => {
    expect(fieldsOf(["标题", "多少", "单位"], row)[2]).toBe(field);
  });

  test("passes over samples, totals and hidden rows, and names them", () => {
    const rows = [["标题"], ["示例：喷涂"], ["（示例）铸件"], ["示例工厂改造"], ["合计"], ["喷涂"]];
    const found = find(file(sheet("需求", rows, { hiddenRows: [1, 7, 8, 9, 10, 11, 12, 13, 14, 15], filledCells: 2 })));
    expect(found.rows.map(({ cells }) => cells[0])).toEqual(["示例工厂改造", "喷涂"]);
    expect(found.notes).toEqual([
      { rule: "import_note_hidden", facts: { count: 9, rows: "7、8、9、10、11、12、13、14…" } },
      { rule: "import_note_sample", facts: { count: 2, rows: "2、3" } },
      { rule: "import_note_total", facts: { count: 1, rows: "5" } },
      { rule: "import_note_merged", facts: { count: 2 } },
    ]);
  });

  test("is refused without a line, and with more than 5,000", () => {
    expect(() => find(file(sheet("需求", [["标题"], ["示例：喷涂"]])))).toThrow(refused("file_empty"));
    expect(() => find(file(sheet("需求", [["标题"], ...Array.from({ length: 5_001 }, (_, at) => [`需求 ${at}`])])))).toThrow(refused("file_too_many_rows"));
  });
});

describe("what columns meant the last time", () => {
  const columns = [
    { head: "名称", field: "title" as const },
    { head: "备用", field: null },
    { head: "备注", field: "text" as const },
  ];

  test("goes before what their names say, the newest first, and no field is given twice", () => {
    const newest = { columns: [{ head: "备用", field: "title" as const }] };
    const older = { columns: [{ head: "备用", field: "region" as const }, { head: "备注", field: null }] };
    expect(rememberColumns(columns, [newest, older]).map(({ field }) => field)).toEqual([null, "title", null]);
  });

  test("is their names where they were not seen before", () => {
    expect(rememberColumns(columns, [])).toEqual(columns);
  });
});
