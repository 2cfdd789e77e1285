import { describe, expect, it } from "vitest";
import { causeCodes, readCause, writeCause } from "./causes.ts";

describe("a cause", () => {
  it.each(causeCodes)("of the hub's own is read as it was written: %s", (code) => {
    expect(readCause(writeCause(code))).toEqual({ code, words: "" });
    expect(readCause(writeCause(code, "搬迁：到6月"))).toEqual({ code, words: "搬迁：到6月" });
    expect(readCause(writeCause(code, "until 14:30"))).toEqual({ code, words: "until 14:30" });
  });

  it.each(["企业推荐", "", "see: annex", "by_orders", "toString"])("of a person's stays their words: %j", (words) => {
    expect(readCause(words)).toEqual({ code: null, words });
  });
});
