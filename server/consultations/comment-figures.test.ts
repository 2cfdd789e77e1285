import * as fc from "fast-check";
import { expect, it } from "vitest";
import { commentKinds, verdicts } from "../../app/contracts/consultations.ts";
import type { CommentAnswer } from "../../models/consultation-comment.ts";
import { changeOf, figuresOf, noFigures, sumOf } from "./comment-figures.ts";

const answer = (verdict: CommentAnswer["verdict"]): CommentAnswer => ({ verdict, reason: "", wording: "", at: new Date(0), name: "" });
const comment = fc.record({ kind: fc.constantFrom(...commentKinds), answer: fc.option(fc.constantFrom(...verdicts).map(answer)) });

it("counts who is in favour as a comment, and in no answer and no rate", () => {
  expect(figuresOf({ kind: "support", answer: answer("adopted") })).toEqual({ ...noFigures, comments: 1, support: 1 });
  expect(figuresOf({ kind: "change", answer: null })).toEqual({ ...noFigures, comments: 1, change: 1, owed: 1 });
  expect(figuresOf({ kind: "against", answer: answer("partly") })).toEqual({ ...noFigures, comments: 1, against: 1, answered: 1, partly: 1 });
});

it("changes stored figures to just what counting anew would give, and every comment that needs an answer is owed one or has one", () => {
  fc.assert(
    fc.property(fc.array(comment), fc.array(comment), fc.array(comment), (stay, gone, come) => {
      const stored = sumOf([...stay, ...gone].map(figuresOf));
      const after = { ...stored };
      for (const [path, by] of Object.entries(changeOf(gone, come))) after[path.replace("figures.", "") as keyof typeof after] += by;
      expect(after).toEqual(sumOf([...stay, ...come].map(figuresOf)));
      expect(after.owed + after.answered).toBe(after.change + after.against);
      expect(after.adopted + after.partly + after.declined).toBe(after.answered);
    }),
  );
});
