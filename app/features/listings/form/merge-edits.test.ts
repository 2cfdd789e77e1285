import { describe, expect, it } from "vitest";
import { emptyValues } from "./form-values.ts";
import { mergeEdits, takeStored } from "./merge-edits.ts";

const base = { ...emptyValues, title: "喷涂 500 套", text: "旧", phone: "1", category: "a", categoryName: "甲" };

describe("what was changed here and by others", () => {
  it("stands together where it is about different fields", () => {
    const { merged, contested } = mergeEdits(base, { ...base, text: "新" }, { ...base, phone: "2" });
    expect(merged).toEqual({ ...base, text: "新", phone: "2" });
    expect(contested).toEqual([]);
  });

  it("is contested where both changed one field to something else", () => {
    const mine = { ...base, text: "我的", category: "b", categoryName: "乙" };
    const theirs = { ...base, text: "他的", category: "c", categoryName: "丙" };
    const { merged, contested } = mergeEdits(base, mine, theirs);
    expect(contested.toSorted()).toEqual(["categoryName", "text"]);
    expect(merged).toEqual(mine);
    expect(takeStored(mine, theirs, "categoryName")).toEqual({ ...mine, category: "c", categoryName: "丙" });
    expect(mergeEdits(base, mine, mine).contested).toEqual([]);
  });
});
