import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, it } from "vitest";
import { normaliseText } from "./normalise.ts";
import { simplify } from "./traditional.ts";

it("gives one spelling, the same as by the rule over the whole text", () => {
  const word = oneof(
    constantFrom("喷涂", "製造業", "ＡＢｃ，（１）", "㎡", "e\u0301", "\u1112\u1161\u11ab", "…", "。", "“加工”", " QT450-10 ", "ﬁ", "Σ", "\u3000"),
    string({ unit: "binary" }),
  );
  assert(
    property(array(word, { maxLength: 12 }), (words) => {
      const text = words.join("");
      expect(normaliseText(text)).toBe(simplify(text.normalize("NFKC").toLowerCase()));
    }),
    { numRuns: 100 },
  );
  expect(normaliseText("製造加工，４０件（Ａ４）")).toBe("制造加工,40件(a4)");
}, 30_000);
