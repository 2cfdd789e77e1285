import { serialize, type Document } from "bson";
import { describe, expect, it } from "vitest";
import { fieldNames, readBson, readFields } from "../bson/read-bson.ts";
import { Random, randomDocument, randomFilter } from "../testing/random-operations.ts";
import { fieldsOf, matches, parseFilter } from "./parse-filter.ts";
import { requiredStrings } from "./required-strings.ts";

const bytesOf = (document: Document) => Buffer.from(serialize(document));
const filterOf = (filter: Document) => parseFilter(readBson(bytesOf(filter)));

describe("a filter and the bytes of a document", () => {
  it("needs no more than the fields that it names, and their strings", () => {
    const random = new Random(11);
    let passed = 0;
    for (let at = 0; at < 20_000; at++) {
      const bytes = bytesOf({ _id: `id${at}`, ...randomDocument(random) });
      const given = randomFilter(random);
      const filter = filterOf(given);
      const whole = matches(filter, readBson(bytes));
      expect(matches(filter, readFields(bytes, fieldNames(fieldsOf(filter)))), JSON.stringify(given)).toBe(whole);
      expect(whole && !requiredStrings(filter).every((string) => bytes.includes(string)), JSON.stringify(given)).toBe(false);
      passed += Number(whole);
    }
    expect(passed).toBeGreaterThan(1_000);
  });

  it("knows the strings that all must hold, and no others", () => {
    const holds = (filter: Document, document: Document) => requiredStrings(filterOf(filter)).every((string) => bytesOf(document).includes(string));
    expect(holds({ a: "喷涂", $and: [{ b: "x" }] }, { a: ["喷涂", "焊接"], b: "x" })).toBe(true);
    expect(holds({ a: "喷涂", $and: [{ b: "x" }] }, { a: "喷涂", b: "xx" })).toBe(false);
    expect(holds({ a: "喷涂" }, { a: "静电喷涂" })).toBe(false);
    expect(requiredStrings(filterOf({ $or: [{ a: "x" }, { a: "y" }], b: { $ne: "z" }, c: { $in: ["u"] }, d: { $gt: "v" } }))).toEqual([]);
  });

  it("refuses bytes whose lengths lead outside", () => {
    const bytes = bytesOf({ text: "abc", other: 1 });
    bytes.writeInt32LE(-20, bytes.indexOf("text") + 5);
    expect(() => readFields(bytes, fieldNames(["other"]))).toThrow("invalid BSON");
  });
});
