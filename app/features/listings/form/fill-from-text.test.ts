import { describe, expect, it } from "vitest";
import type { TextFact } from "../../../contracts/match-preview.ts";
import { applyFilled, countingFacts, fillFromText } from "./fill-from-text.ts";
import { emptyValues } from "./form-values.ts";

const span = { start: 0, end: 1, words: "" };
const facts: TextFact[] = [
  { kind: "quantity", ...span, quantity: { value: "500", unit: "台" }, rough: false },
  { kind: "process", ...span, process: "喷涂", category: "process.p14" },
  { kind: "date", ...span, from: "2026-11-24", until: "2026-11-30", deadline: true },
  { kind: "money", ...span, money: { amount: 86_000_000, currency: "CNY" }, loss: false, rough: false },
];
const sentence = "500台套覆盖件喷涂，月底前交货，预算86万元";

describe("a sentence", () => {
  it("fills the fields of a need", () => {
    expect(fillFromText("need", sentence, facts)).toEqual({
      title: "500台套覆盖件喷涂",
      text: sentence,
      quantity: "500",
      unit: "台",
      category: "process.p14",
      categoryName: "喷涂",
      dueDate: "2026-11-30",
      amount: "860000",
    });
  });

  it("tells what is lost when late from the budget, and asks no resource for it", () => {
    const loss: TextFact = { kind: "money", ...span, money: { amount: 80_000_000, currency: "CNY" }, loss: true, rough: false };
    expect(fillFromText("need", sentence, [loss, ...facts])).toMatchObject({ amount: "860000", stake: "800000" });
    expect(fillFromText("resource", sentence, [loss])).not.toHaveProperty("stake");
    expect(fillFromText("resource", sentence, [loss])).not.toHaveProperty("amount");
  });

  it("counts one fact for each field, so that no chip names what went nowhere", () => {
    const more: TextFact[] = [
      { kind: "money", ...span, money: { amount: 1_000, currency: "CNY" }, loss: false, rough: false },
      { kind: "process", ...span, process: "材料", category: null },
      { kind: "date", ...span, from: "2026-11-01", until: "2026-11-01", deadline: false },
    ];
    expect(countingFacts("need", [...more.slice(2), ...facts, ...more.slice(0, 2)])).toEqual(facts);
  });

  it("says when a resource is free", () => {
    expect(fillFromText("resource", sentence, facts)).toMatchObject({ windowFrom: "2026-11-24", windowUntil: "2026-11-30" });
  });

  it("keeps the unit that a price is for, and tells it from the whole budget", () => {
    const price: TextFact = { kind: "price", ...span, price: { amount: 3_550, currency: "CNY", per: "平方米" }, rough: false };
    expect(fillFromText("resource", "喷涂每平方米35.5元", [facts[0]!, price])).toMatchObject({ unit: "台", price: "35.5", priceUnit: "平方米" });
    expect(fillFromText("need", sentence, [...facts, price])).toMatchObject({ amount: "860000", price: "35.5", priceUnit: "平方米" });
  });

  it("never overwrites what somebody wrote, and takes back only its own", () => {
    const first = fillFromText("need", sentence, facts);
    const filled = applyFilled({ ...emptyValues, unit: "套" }, {}, first);
    expect(filled).toMatchObject({ unit: "套", quantity: "500", dueDate: "2026-11-30" });

    const corrected = { ...filled, quantity: "480" };
    const second = applyFilled(corrected, first, fillFromText("need", "覆盖件喷涂", facts.slice(1, 2)));
    expect(second).toMatchObject({ title: "覆盖件喷涂", text: "", quantity: "480", dueDate: "", unit: "套", category: "process.p14" });
  });
});
