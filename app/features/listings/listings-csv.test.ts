import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "./listings-csv.ts";

/** Reads quoted cells back, as a spreadsheet does. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const [, cell, end] of text.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    if (rows.length === 0 || rows.at(-1)!.at(-1) === "end") rows.push([]);
    rows.at(-1)!.push(cell!.replaceAll('""', '"'));
    if (end === "\r\n") rows.at(-1)!.push("end");
  }
  return rows.map((row) => row.slice(0, -1));
}

describe("the exported file", () => {
  it("brings every cell back as it was, but never as a formula", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', "+86", "-5", "@x", '套"数"', "第一行\n第二行", "=cmd|' /C calc'!A0"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(writeCsv(rows));
        expect(read.map((row) => row.map((one) => one.replace(/^'(?=[=+\-@\t\r])/, "")))).toEqual(
          rows.map((row) => row.map((one) => one.replace(/^'(?=[=+\-@\t\r])/, ""))),
        );
        expect(read.flat().some((one) => /^[=+\-@\t\r]/.test(one))).toBe(false);
      }),
    );
  });

  it("begins with the mark by which Excel knows the letters", () => {
    expect(writeCsv([["标题"]])).toBe('\ufeff"标题"\r\n');
  });
});
