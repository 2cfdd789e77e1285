import { describe, expect, test } from "vitest";
import { z } from "zod";
import { day, dayRange, decimal, id, line, money, pageQuery, paragraph, quantity } from "./common.ts";
import { faultsOf } from "./faults.ts";

const rulesOf = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true });
  return Object.fromEntries((parsed.error ? faultsOf(parsed.error.issues) : []).map(({ path, rule }) => [path, rule]));
};

describe("faultsOf", () => {
  const schema = z.strictObject({ title: line(5, 2), lot: z.int().optional(), quantity, due: day.optional(), window: dayRange.optional(), price: money.optional() });
  const sound = { title: "喷涂", quantity: { value: "500", unit: "套" } };

  test("a sound input has none", () => {
    expect(rulesOf(schema, sound)).toEqual({});
  });

  test.each([
    [{ ...sound, title: undefined }, { title: "required" }],
    [{ ...sound, title: "   " }, { title: "required" }],
    [{ ...sound, title: "喷" }, { title: "too_short" }],
    [{ ...sound, lot: "" }, { lot: "required" }],
    [{ ...sound, lot: "三" }, { lot: "number" }],
    [{ ...sound, lot: 2.5 }, { lot: "whole_number" }],
    [{ ...sound, title: "收割机机架喷涂" }, { title: "too_long" }],
    [{ ...sound, title: { $ne: null } }, { title: "wrong_type" }],
    [{ ...sound, title: "喷\u0000涂" }, { title: "control_characters" }],
    [{ ...sound, title: "喷\ud800涂" }, { title: "control_characters" }],
    [{ ...sound, title: "\u200b\u200d\u3164" }, { title: "required" }],
    [{ ...sound, quantity: { value: "-5", unit: "套" } }, { "quantity.value": "decimal" }],
    [{ ...sound, quantity: { value: "0", unit: "套" } }, { "quantity.value": "quantity_range" }],
    [{ ...sound, quantity: { value: "9999999999999", unit: "套" } }, { "quantity.value": "quantity_range" }],
    [{ ...sound, quantity: { value: 500, unit: "套" } }, { "quantity.value": "wrong_type" }],
    [{ ...sound, quantity: { value: "1e9", unit: "套" } }, { "quantity.value": "decimal" }],
    [{ ...sound, due: "2026-02-30" }, { due: "day" }],
    [{ ...sound, due: { $gt: "" } }, { due: "day" }],
    [{ ...sound, window: { from: "2026-09-30", until: "2026-09-01" } }, { "window.until": "range_order" }],
    [{ ...sound, price: { amount: -1 } }, { "price.amount": "negative" }],
    [{ ...sound, price: { amount: 0.5 } }, { "price.amount": "whole_fen" }],
    [{ ...sound, price: { amount: "五十" } }, { "price.amount": "amount" }],
    [{ ...sound, price: { amount: 1e300 } }, { "price.amount": "amount_too_high" }],
    [{ ...sound, price: { amount: 1_000_000_000_000_001 } }, { "price.amount": "amount_too_high" }],
    [{ ...sound, due: "" }, { due: "required" }],
    [{ ...sound, price: {} }, { "price.amount": "required" }],
    [{ ...sound, role: "administrator" }, { role: "unknown_field" }],
    [null, { "": "wrong_type" }],
  ])("names field and rule of %j", (value, expected) => {
    expect(rulesOf(schema, value)).toEqual(expected);
  });

  test("a text is without marks that nobody sees, and whole where signs are made of several", () => {
    expect(line(20).parse("\ufeff喷\u202e涂\u200b外协\u200e ")).toBe("喷涂外协");
    expect(paragraph(40).parse("\u2066第一段\u2069\n第二段\u00ad")).toBe("第一段\n第二段");
    expect(paragraph(20).parse("\u200b\n\u2800")).toBe("");
    expect(line(20).parse("葛\u{e0100} 👨\u200d🔧 𠮷䶮")).toBe("葛\u{e0100} 👨\u200d🔧 𠮷䶮");
  });

  test("identifiers are 24 hexadecimal digits, nothing else", () => {
    expect(rulesOf(id, "0123456789abcdef01234567")).toEqual({});
    expect(rulesOf(id, "0123456789ABCDEF01234567")).toEqual({ "": "id" });
  });

  test.each([["x"], ["WyIyMDI2"], ["eyJhIjoxfQ"]])("%s is no cursor", (cursor) => {
    expect(rulesOf(pageQuery, { cursor })).toEqual({ cursor: "wrong_type" });
  });

  test("what a list gave out is a cursor, whatever names are in it", () => {
    const cursor = Buffer.from(JSON.stringify(["银杏物资？>", 1_796_076_162_091])).toString("base64url");
    expect(cursor).toMatch(/[-_]/);
    expect(rulesOf(pageQuery, { cursor })).toEqual({});
  });

  test("a decimal keeps at most three places", () => {
    expect(decimal.safeParse("0.001").success).toBe(true);
    expect(decimal.safeParse("0.0001").success).toBe(false);
    expect(decimal.safeParse("007").success).toBe(false);
  });
});
