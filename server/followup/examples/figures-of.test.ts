import { expect, it } from "vitest";
import { figuresOf } from "./figures-of.ts";

const source = { kind: "cooperation", id: "c", title: "", valueFen: 100_00, milli: 300_000, unit: "set", from: "2026-10-01", until: "2026-10-11" } as const;

it.each([
  ["one", [source], { value: 100_00, quantity: "300 set", days: 10 }],
  ["two in one unit", [source, { ...source, valueFen: 50_00, milli: 200_500, from: "2026-09-21", until: "2026-10-02" }], { value: 150_00, quantity: "500.5 set", days: 20 }],
  ["two units", [source, { ...source, unit: "kg" }], { value: 200_00, quantity: null, days: 10 }],
  ["one without figures beside", [source, { ...source, kind: "undertaking" as const, valueFen: null, milli: null, unit: null, until: "2026-12-01" }], { value: 100_00, quantity: "300 set", days: 61 }],
  ["nothing", [], { value: null, quantity: null, days: null }],
])("what came of %s", (_what, sources, told) => {
  const { value, quantity, days } = figuresOf(sources);
  expect({ value: value?.amount ?? null, quantity: quantity && `${quantity.value} ${quantity.unit}`, days }).toEqual(told);
});
