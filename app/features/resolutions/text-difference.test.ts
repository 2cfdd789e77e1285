import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "./text-difference.ts";

const words = string({ unit: constantFrom("同", "意", "签", "约", "4", "6", "元", "。", "\n", "𬌗"), maxLength: 40 });

describe("what was changed from one text to another", () => {
  it("gives both texts back, and nothing that both have in common as changed when they are the same", () => {
    assert(
      property(words, words, (older, newer) => {
        const stretches = textDifference(older, newer);
        const without = (kind: "added" | "removed") => stretches.filter((stretch) => stretch.kind !== kind).map(({ text }) => text).join("");
        expect([without("added"), without("removed")]).toEqual([older, newer]);
        expect(stretches.filter(({ kind, text }, index) => text === "" || kind === stretches[index - 1]?.kind)).toEqual([]);
        expect(textDifference(older, older).filter(({ kind }) => kind !== "same")).toEqual([]);
      }),
    );
  });

  it("shows a wrong character, and a number as a whole", () => {
    expect(textDifference("按46元/套见征签约", "按48元/套见证签约")).toEqual([
      { kind: "same", text: "按" },
      { kind: "removed", text: "46" },
      { kind: "added", text: "48" },
      { kind: "same", text: "元/套见" },
      { kind: "removed", text: "征" },
      { kind: "added", text: "证" },
      { kind: "same", text: "签约" },
    ]);
  });
});
