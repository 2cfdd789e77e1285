import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CooperationRecord } from "../../models/cooperation.ts";
import { confirmersOf, deliveredMilli, promisedMilli, remainingMilli, smallestValue, stateOf, valueDifference, type Ledger } from "./ledger.ts";

const at = new Date(0);
const by = { person: "p", name: "赵", organization: "buyer" };
const promise = (owner: string, milli: number, releasedMilli = 0) => ({ id: owner, resource: `r-${owner}`, owner, milli, releasedMilli, at, by, note: "" });
const delivery = (commitment: string, milli: number) => ({ id: `${milli}`, commitment, milli, day: "2026-11-21", at, by, note: "" });
const value = (organization: string, valueFen: number, confirms = true) => ({ organization, valueFen, note: "", at, by, confirms });
const ledger = (parts: Partial<Ledger>): Ledger => ({
  commitments: [],
  deliveries: [],
  values: [],
  parties: ["buyer", "one", "two"],
  needOwner: "buyer",
  broken: null,
  ...parts,
});

describe("where a cooperation stands", () => {
  const both = [promise("one", 300), promise("two", 200)];
  const allThree = [value("buyer", 5), value("one", 3), value("two", 4)];
  it.each<[string, Partial<Ledger>, CooperationRecord["state"]]>([
    ["nothing promised", {}, "contact"],
    ["promised", { commitments: both }, "agreed"],
    ["delivered in part", { commitments: both, deliveries: [delivery("one", 300)] }, "delivering"],
    ["delivered and taken back", { commitments: both, deliveries: [delivery("one", 300), delivery("one", -300)] }, "agreed"],
    ["delivered", { commitments: both, deliveries: [delivery("one", 300), delivery("two", 200)] }, "delivered"],
    ["confirmed by some", { commitments: [promise("one", 1)], deliveries: [delivery("one", 1)], values: [value("one", 1)] }, "delivered"],
    ["confirmed by all", { commitments: both, deliveries: [delivery("one", 300), delivery("two", 200)], values: allThree }, "confirmed"],
    ["values stated before the end", { commitments: both, values: allThree.map((each) => ({ ...each, confirms: false })) }, "agreed"],
  ])("%s", (_name, parts, state) => {
    expect(stateOf(ledger(parts))).toBe(state);
  });

  it("leaves a supplier that took back all of its promise without a say", () => {
    expect(confirmersOf(ledger({ commitments: [promise("one", 300, 300), promise("two", 200)] }))).toEqual(["buyer", "two"]);
  });
});

describe("values", () => {
  it("take each party's newest word, and differ by the largest less the smallest", () => {
    const stated = ledger({ commitments: [promise("one", 1)], values: [value("buyer", 900), value("one", 500), value("buyer", 800)] });
    expect([valueDifference(stated), smallestValue(stated)]).toEqual([300, 500]);
    expect(valueDifference(ledger({ commitments: [promise("one", 1)], values: [value("buyer", 900)] }))).toBeNull();
  });
});

it("never counts more than was promised as remaining, whatever is delivered, corrected and released", () => {
  const entries = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 10 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), entries, (milli, amounts) => {
      const commitment = promise("one", milli);
      const deliveries = amounts.map((amount) => delivery("one", amount));
      const remaining = remainingMilli(commitment, deliveries);
      expect(remaining).toBeGreaterThanOrEqual(0);
      expect(remaining).toBe(Math.max(0, promisedMilli([commitment]) - deliveredMilli(deliveries)));
    }),
  );
});
