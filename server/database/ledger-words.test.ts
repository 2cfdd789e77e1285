import { describe, expect, test } from "vitest";
import { ledgerNumbers } from "./ledger-numbers.ts";
import { ledgerWords } from "./ledger-words.ts";

const today = "2026-11-22";

describe("what is typed to find something in a ledger", () => {
  test.each([undefined, "", "  "])("narrows nothing where nothing is typed: %j", (typed) => {
    expect(ledgerWords(typed, ["title"], today)).toEqual({});
  });

  test("stands in the fields, every word of it in one of them", () => {
    expect(ledgerWords("喷涂 (B线) 喷涂", ["title", "text"], today)).toEqual({
      $and: [{ $or: [{ title: /喷涂/i }, { text: /喷涂/i }] }, { $or: [{ title: /\(B线\)/i }, { text: /\(B线\)/i }] }],
    });
  });

  test.each(["12", "１２"])("may be a number: %s", (typed) => {
    expect(ledgerWords(typed, ["title"], today)).toMatchObject({ $or: [{ $and: [{}] }, ledgerNumbers("12", today)] });
  });
});
