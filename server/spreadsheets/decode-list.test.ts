import { describe, expect, test } from "vitest";
import { decodeList } from "./decode-list.ts";

describe("decodeList", () => {
  test.each([
    ["UTF-8", Buffer.from("名称\n䶮喷涂")],
    ["UTF-8 with a mark", Buffer.from("\uFEFF名称\n䶮喷涂")],
    ["GB 18030", Buffer.from("c3fbb3c60afe9fc5e7cdbf", "hex")],
  ])("reads %s", (_name, bytes) => {
    expect(decodeList(bytes)).toBe("名称\n䶮喷涂");
  });

  test("reads nothing as nothing", () => {
    expect(decodeList(Buffer.alloc(0))).toBe("");
  });

  test("refuses what is no text, such as a workbook", () => {
    expect(() => decodeList(Buffer.from("PK\u0003\u0004\u0014\u0000\u0006"))).toThrow("save the sheet as CSV");
  });
});
