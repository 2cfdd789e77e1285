import { expect, it } from "vitest";
import { readBson } from "./read-bson.ts";
import { writeBson } from "./write-bson.ts";

it.each(["short", "of more than twenty-four bytes, which are decoded at once"])("refuses a text that is not UTF-8 (%s), and takes the sign that stands for such", (text) => {
  const doc = new Map([["name", `${text}\ufffd甲`]]);
  expect(readBson(writeBson(doc))).toEqual(doc);
  const bytes = writeBson(doc);
  // The last byte of the last character.
  bytes[bytes.length - 3] = 0x28;
  expect(() => readBson(bytes)).toThrow("text that is not UTF-8 is outside the dialect");
});
