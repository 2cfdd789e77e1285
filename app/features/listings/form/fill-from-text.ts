import type { TextFact } from "../../../contracts/match-preview.ts";
import type { ListingKind } from "../../../contracts/listings.ts";
import { yuanOfFen } from "../../../shell/kit/yuan-of-fen.ts";
import type { FormValues } from "./form-values.ts";

export type Filled = Partial<FormValues>;

const TITLE_LENGTH = 40;

/** The first clause of a sentence, as the name of a listing. Pure. */
const titleOf = (text: string): string => [...(text.trim().split(/[\n,;.!?\uff0c\u3002\uff1b\uff01\uff1f]/)[0] ?? "")].slice(0, TITLE_LENGTH).join("").trim();

/**
 * What a sentence says, as values of the form: the first fact of each sort counts. A day is when a need is due and a
 * resource is free; money is the whole budget or price, unless it is said for which unit. Pure.
 */
export function fillFromText(kind: ListingKind, text: string, facts: readonly TextFact[]): Filled {
  const first = <Kind extends TextFact["kind"]>(wanted: Kind) =>
    facts.find((fact): fact is Extract<TextFact, { kind: Kind }> => fact.kind === wanted);
  const title = titleOf(text);
  const filled: Filled = { title, text: text.trim() === title ? "" : text.trim() };
  const quantity = first("quantity");
  if (quantity) Object.assign(filled, { quantity: quantity.quantity.value, unit: quantity.quantity.unit });
  const capacity = first("capacity");
  if (capacity && kind === "resource") Object.assign(filled, { ratePerDay: capacity.perDay.value, unit: quantity?.quantity.unit ?? capacity.perDay.unit });
  const price = first("price")?.price;
  if (price) Object.assign(filled, { price: yuanOfFen(price.amount), priceUnit: price.per });
  const money = first("money");
  if (money) filled.amount = yuanOfFen(money.money.amount);
  const process = first("process");
  if (process?.category) Object.assign(filled, { category: process.category, categoryName: process.process });
  const date = facts.find((fact) => fact.kind === "date" && fact.deadline) ?? first("date");
  if (date?.kind === "date") Object.assign(filled, kind === "need" ? { dueDate: date.until } : { windowFrom: date.from, windowUntil: date.until });
  return filled;
}

/**
 * The form with a sentence's values where nobody wrote anything else: empty fields, and those that the sentence itself
 * filled before (`last`); what it no longer says is taken out again. Pure.
 */
export function applyFilled(values: FormValues, last: Filled, next: Filled): FormValues {
  const changed: FormValues = { ...values };
  for (const name of new Set([...Object.keys(last), ...Object.keys(next)]) as Set<keyof FormValues>) {
    const own = values[name];
    const untouched = own === "" || own === last[name];
    if (untouched) Object.assign(changed, { [name]: next[name] ?? "" });
  }
  return changed;
}
