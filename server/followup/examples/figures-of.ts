import type { ExampleFigures } from "../../../app/contracts/examples.ts";
import { writeMilli } from "../../../app/contracts/milli.ts";
import type { SourceRecord } from "../../../models/example.ts";
import { daysBetween } from "../../clock.ts";

/**
 * What came of the records that a case rests on, together: confirmed values added up; deliveries too, where all count in one unit; days from the
 * beginning of the earliest to the end of the latest. Pure.
 */
export function figuresOf(sources: readonly SourceRecord[]): ExampleFigures {
  const values = sources.flatMap(({ valueFen }) => valueFen ?? []);
  const amounts = sources.flatMap(({ milli, unit }) => (milli === null || unit === null ? [] : [{ milli, unit }]));
  const [unit, ...others] = new Set(amounts.map((amount) => amount.unit));
  const from = sources.map((source) => source.from).toSorted()[0];
  const until = sources.map((source) => source.until).toSorted().at(-1);
  return {
    value: values.length === 0 ? null : { amount: values.reduce((sum, value) => sum + value, 0), currency: "CNY" },
    quantity: unit === undefined || others.length > 0 ? null : { value: writeMilli(amounts.reduce((sum, { milli }) => sum + milli, 0)), unit },
    days: from === undefined || until === undefined ? null : daysBetween(from, until),
  };
}
