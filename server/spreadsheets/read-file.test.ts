import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { buildWorkbook, changePart } from "../../tests/factories/workbooks.ts";
import { readFile } from "./read-file.ts";

const sheet1 = "xl/worksheets/sheet1.xml";
const refusal = (rule: string) => expect.objectContaining({ rule }) as Error;

/** Rewrites one zip entry's claim of its size, in its own header and in the directory. */
function claimSize(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (bytes.readUInt32LE(at) === 0x04034b50) bytes.writeUInt32LE(size, at + 22);
    if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
}

describe("an .xlsx file", () => {
  test("is read with numbers as they are shown, dates as days, and without spaces around texts", async () => {
    const file = await readFile(
      await buildWorkbook({ 需求: [["标题", "数量", "代码", "截止日期"], [" 外壳喷涂　", 1.1, 913_700_000_000_000_000, new Date(Date.UTC(2026, 2, 5))], ["２００套", 1000, "", null]] }),
    );
    expect(file).toEqual({
      format: "xlsx",
      sheets: [
        {
          name: "需求",
          rows: [
            { number: 1, cells: ["标题", "数量", "代码", "截止日期"] },
            { number: 2, cells: ["外壳喷涂", "1.1", "9.137E+17", "2026-03-05"] },
            { number: 3, cells: ["２００套", "1000", "", ""] },
          ],
          hiddenRows: [],
          filledCells: 0,
          broken: [],
        },
      ],
    });
  });

  test("knows the Chinese form of a date, by the built-in number and by its pattern", async () => {
    const plain = await buildWorkbook({ 需求: [["截止日期"], [new Date(Date.UTC(2026, 2, 5))]] });
    const builtIn = changePart(plain, "xl/styles.xml", (xml) => xml.replaceAll(/(<xf [^>]*numFmtId=")\d+(")/g, "$131$2"));
    const pattern = changePart(plain, "xl/styles.xml", (xml) => xml.replace(/formatCode="[^"]*"/, `formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"`));
    for (const workbook of [builtIn, pattern]) expect((await readFile(workbook)).sheets[0]!.rows[1]!.cells).toEqual(["2026-03-05"]);
  });

  test("fills merged cells down into the rows that say something", async () => {
    const { sheets } = await readFile(
      await buildWorkbook({ 资源: [[{ value: "资源清单", columnSpan: 2 }, null], ["单位名称", "标题"], [{ value: "东岳农装", rowSpan: 4 }, "涂装线"], [null, "冲压线"], [null, null], [null, "焊接线"]] }),
    );
    expect(sheets[0]!.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, "资源清单", ""],
      [2, "单位名称", "标题"],
      [3, "东岳农装", "涂装线"],
      [4, "东岳农装", "冲压线"],
      [6, "东岳农装", "焊接线"],
    ]);
    expect(sheets[0]!.filledCells).toBe(2);
  });

  test("leaves out hidden rows and hidden sheets, and says which rows", async () => {
    const plain = await buildWorkbook({ 说明: [["填写说明"]], 需求: [["标题"], ["喷涂"], ["铸件"], ["齿轮"]] });
    const hiddenRows = changePart(plain, "xl/worksheets/sheet2.xml", (xml) => xml.replace(`<row r="3"`, `<row r="3" hidden="1"`));
    const hidden = changePart(hiddenRows, "xl/workbook.xml", (xml) => xml.replace(/<sheet ([^>]*name="说明")/, `<sheet state="hidden" $1`));
    const { sheets } = await readFile(hidden);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({ name: "需求", hiddenRows: [3] });
    expect(sheets[0]!.rows.map(({ cells }) => cells[0])).toEqual(["标题", "喷涂", "齿轮"]);
  });

  test("takes a formula's last result, and points at errors and at formulas that were never calculated", async () => {
    const plain = await buildWorkbook({ 需求: [["标题", "数量"], ["喷涂", 500], ["铸件", { value: "A1*2", type: "Formula" }], ["齿轮", 7]] });
    const workbook = changePart(plain, sheet1, (xml) =>
      xml.replace(/<c r="B2"([^>]*)><v>500<\/v>/, `<c r="B2"$1><f>250*2</f><v>500</v>`).replace(/<c r="B4"[^>]*><v>7<\/v>/, `<c r="B4" t="e"><f>A9/0</f><v>#DIV/0!</v>`),
    );
    const { rows, broken } = (await readFile(workbook)).sheets[0]!;
    expect(rows.map(({ cells }) => cells[1])).toEqual(["数量", "500", "", "#DIV/0!"]);
    expect(broken).toEqual([
      { row: 4, column: 1, why: "error" },
      { row: 3, column: 1, why: "no_value" },
    ]);
  });
});

describe("a file that is not what it should be", () => {
  test.each([
    ["nothing", new Uint8Array()],
    ["a CSV of empty cells", strToU8(",,\n,,\n")],
  ])("%s is empty", async (_name, bytes) => {
    await expect(readFile(bytes)).rejects.toEqual(refusal("file_empty"));
  });

  test.each([
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["half a workbook", Buffer.from("504b0304140000", "hex")],
    ["an archive of something else", zipSync({ "a.xml": strToU8("<a/>") })],
    ["a workbook that is no XML", zipSync({ "xl/_rels/workbook.xml.rels": strToU8("<a"), "xl/workbook.xml": strToU8("<a") })],
    ["an archive that climbs out of its folder", zipSync({ "../a.xml": strToU8("<a/>") })],
  ])("%s cannot be read", async (_name, bytes) => {
    await expect(readFile(bytes)).rejects.toEqual(refusal("file_unreadable"));
  });

  test("an .xls, or a workbook with a password, is to be saved anew", async () => {
    await expect(readFile(Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toEqual(refusal("file_old_format"));
  });

  test.each([
    ["a part that grows a thousand times", () => zipSync({ "xl/a.xml": new Uint8Array(20_000_000) })],
    ["ten thousand parts", () => zipSync(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`xl/${at}.xml`, new Uint8Array()])))],
    ["parts that claim 4 GB", () => claimSize(zipSync({ "xl/a.xml": strToU8("<a/>") }), 4_000_000_000)],
  ])("%s is refused before anything is inflated", async (_name, build) => {
    const archive = build();
    const before = process.memoryUsage().arrayBuffers;
    await expect(readFile(archive)).rejects.toEqual(refusal("file_too_complex"));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  test("what a lying archive inflates to is cut at what it claims", async () => {
    await expect(readFile(claimSize(zipSync({ "xl/workbook.xml": new Uint8Array(20_000_000) }), 1_000))).rejects.toEqual(refusal("file_unreadable"));
  });

  test("a value in the millionth row is told as too many rows", async () => {
    const workbook = changePart(await buildWorkbook({ 需求: [["标题"], ["喷涂"]] }), sheet1, (xml) => xml.replace(`<row r="2"`, `<row r="1048576"`).replace(`r="A2"`, `r="A1048576"`));
    await expect(readFile(workbook)).rejects.toEqual(refusal("file_too_many_rows"));
  });
});

describe("a CSV file", () => {
  test.each([
    ["commas", "标题,数量\n喷涂,500"],
    ["tabs", "标题\t数量\n喷涂\t500"],
    ["semicolons and Windows line ends", "标题;数量\r\n喷涂;500\r\n"],
    ["marked texts", `标题,数量\n="喷涂",\t500`],
  ])("with %s is read", async (_name, text) => {
    expect((await readFile(strToU8(text))).sheets[0]!.rows).toEqual([
      { number: 1, cells: ["标题", "数量"] },
      { number: 2, cells: ["喷涂", "500"] },
    ]);
  });

  test("keeps the numbers of the rows beside empty ones", async () => {
    expect((await readFile(strToU8("标题\n\n喷涂\n"))).sheets[0]!.rows.map(({ number }) => number)).toEqual([1, 3]);
  });
});
