import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CREDIT_CODE_CHARACTERS, creditCodeCheckCharacter, hasCreditCodeForm, hasRightCheckCharacter } from "./credit-code.ts";
import { creditCode } from "./organizations.ts";

/** The published examples of the rule; the last group is real and fails the check digit. */
const right = ["91110000101623741K", "911101066976941872", "91350100M000100Y43", "9144030071526726XG", "913700007456765902"];
const wrongCheck = ["91310115MA1H8R7C6D", "91350211M0000XUF46", "91350100M0001TGQXM", "91350203M0001FUE2P", "914403001922038217"];
const malformed = ["91440300192203821O", "91440300192203821", "9144030019220382161", "91A403001922038216", "", "９１４４０３００１９２２０３８２１６"];

const character = fc.constantFrom(...CREDIT_CODE_CHARACTERS);
const text = (length: number, of: fc.Arbitrary<string>) => fc.array(of, { minLength: length, maxLength: length }).map((parts) => parts.join(""));
const digits = text(6, fc.constantFrom(..."0123456789"));
const code = fc
  .tuple(text(2, character), digits, text(9, character))
  .map((parts) => parts.join(""))
  .map((seventeen) => seventeen + creditCodeCheckCharacter(seventeen));

describe("credit code", () => {
  it.each(right)("%s has the right check character", (example) => {
    expect(hasRightCheckCharacter(example)).toBe(true);
  });

  it.each(wrongCheck)("%s has the form but not the check character", (example) => {
    expect([hasCreditCodeForm(example), hasRightCheckCharacter(example)]).toEqual([true, false]);
  });

  it.each(malformed)("%s is malformed", (example) => {
    expect([hasCreditCodeForm(example), creditCode.safeParse(example).success]).toEqual([false, false]);
  });

  it("is read with spaces around it and in small letters", () => {
    expect(creditCode.parse(" 91110000101623741k ")).toBe("91110000101623741K");
  });

  it("notices every change of one character", () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (right, position, other) => {
        fc.pre(right[position] !== other);
        expect(hasRightCheckCharacter(right.slice(0, position) + other + right.slice(position + 1))).toBe(false);
      }),
    );
  });

  it("notices every swap of two different neighbours", () => {
    fc.assert(
      fc.property(code, fc.nat(16), (right, position) => {
        fc.pre(right[position] !== right[position + 1]);
        const swapped = right.slice(0, position) + right[position + 1]! + right[position]! + right.slice(position + 2);
        expect(hasRightCheckCharacter(swapped)).toBe(false);
      }),
    );
  });
});
