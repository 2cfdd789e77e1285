import type { TextFact } from "../../../contracts/match-preview.ts";
import type { ListingKind } from "../../../contracts/listings.ts";
import { yuanOfFen } from "../../../shell/kit/yuan-of-fen.ts";
import type { FormValues } from "./form-values.ts";

export type Filled = Partial<FormValues>;

const TITLE_LENGTH = 40;

/** The first clause of a sentence, as the name of a listing. Pure. */
const titleOf = (text: string): string => [...(text.trim().split(/[\n,;.!?\uff0c\u3002\uff1b\uff01\uff1f]/)[0] ?? "")].slice(0, TITLE_LENGTH).join("").trim();

/**
 * The facts of a sentence that a form has a field for, one for each field: the first of its sort, of the days rather the
 * last one that something is due. Money is the whole budget or price, unless a need loses it when it is late. Pure.
 */
export function countingFacts(kind: ListingKind, facts: readonly TextFact[]): TextFact[] {
  const first = (counts: (fact: TextFact) => boolean) => facts.find(counts);
  const chosen = [
    first((fact) => fact.kind === "quantity"),
    first((fact) => fact.kind === "capacity" && kind === "resource"),
    first((fact) => fact.kind === "price"),
    first((fact) => fact.kind === "money" && !fact.loss),
    first((fact) => fact.kind === "money" && fact.loss && kind === "need"),
    first((fact) => fact.kind === "process" && fact.category !== null),
    first((fact) => fact.kind === "date" && fact.deadline) ?? first((fact) => fact.kind === "date"),
  ];
  return facts.filter((fact) => chosen.includes(fact));
}

/** What a sentence says, as values of the form. A day is when a need is due and a resource is free. Pure. */
export function fillFromText(kind: ListingKind, text: string, facts: readonly TextFact[]): Filled {
  const title = titleOf(text);
  const filled: Filled = { title, text: text.trim() === title ? "" : text.trim() };
  const counting = countingFacts(kind, facts);
  for (const fact of counting) Object.assign(filled, valuesOf(kind, fact));
  const capacity = counting.find((fact) => fact.kind === "capacity");
  if (capacity) filled.unit ??= capacity.perDay.unit;
  return filled;
}

function valuesOf(kind: ListingKind, fact: TextFact): Filled {
  switch (fact.kind) {
    case "quantity":
      return { quantity: fact.quantity.value, unit: fact.quantity.unit };
    case "capacity":
      return { ratePerDay: fact.perDay.value };
    case "price":
      return { price: yuanOfFen(fact.price.amount), priceUnit: fact.price.per };
    case "money":
      return { [fact.loss ? "stake" : "amount"]: yuanOfFen(fact.money.amount) };
    case "process":
      return { category: fact.category ?? "", categoryName: fact.process };
    case "date":
      return kind === "need" ? { dueDate: fact.until } : { windowFrom: fact.from, windowUntil: fact.until };
  }
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
