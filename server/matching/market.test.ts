import { expect, it } from "vitest";
import { loadReference } from "../reference/load-reference.ts";
import { generateRecords } from "./candidates/testing/generate-records.ts";
import { Market } from "./market.ts";

const generated = generateRecords(loadReference(), 3);
const records = Array.from({ length: 20 }, (_, number) => generated.record(number, "resource"));
const changed = (revision: number) => records.map((record) => ({ ...record, revision }));

it.each([
  ["is worn by changes and withdrawals where the engine keeps all lines", Infinity, true],
  ["is never worn where the engine only counts lines", 100, false],
])("a market %s", (_name, mostLines, wears) => {
  const market = new Market({ apply() {} }, mostLines, 25);
  market.put(records, new Map());
  market.markReady();
  market.put(changed(1), new Map());
  expect(market.isWorn).toBe(false);
  market.remove(records.slice(0, 5).map(({ _id }) => _id));
  expect(market.isWorn).toBe(wears);
});
