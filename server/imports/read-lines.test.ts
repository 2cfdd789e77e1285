import { expect, test } from "vitest";
import { linesOfFile, readLines } from "./read-lines.ts";

test("a spreadsheet and a CSV file of the same list are the same lines", () => {
  const rows = [["编号", "标题", "咨询电话"], ["a1", "外壳喷涂", ""], ["", "铸件", "0537-3412345"]];
  const sheet = { name: "需求", rows: rows.map((cells, index) => ({ number: index + 1, cells })), hiddenRows: [], filledCells: 0, broken: [] };
  const total = { number: 4, cells: ["合计", "2"] };
  const read = linesOfFile({ format: "xlsx", sheets: [{ ...sheet, rows: [...sheet.rows, total] }] });
  expect(read).toEqual(readLines(rows.map((row) => row.join(",")).join("\n")));
  expect(read.map(({ number, fields }) => [number, fields])).toEqual([
    [2, { id: "a1", title: "外壳喷涂" }],
    [3, { title: "铸件", phone: "0537-3412345" }],
  ]);
});
