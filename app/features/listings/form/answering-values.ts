import type { ListingView } from "../../../contracts/listings.ts";
import type { FormValues } from "./form-values.ts";

/** Longest name that a listing can have. */
const MOST_LETTERS = 80;

/**
 * What a listing that answers another one begins with: a resource for a need takes what is still missing and the days until it is due, a
 * need on a resource asks for something of the kind. How much a need takes, and what a resource costs, only its owner knows. Pure.
 * @param title what it is called, made of the other one's
 * @param today day in Shanghai
 */
export function answeringValues(other: ListingView, title: string, today: string): Partial<FormValues> {
  const { kind, category, quantity, remaining, window, dueDate } = other;
  const shared = { title: title.slice(0, MOST_LETTERS), category: category?.code ?? "", categoryName: category?.name ?? "" };
  if (kind === "resource") return { ...shared, unit: quantity?.unit ?? "" };
  const from = window && window.from > today ? window.from : today;
  const lasts = dueDate !== null && dueDate >= from;
  return {
    ...shared,
    quantity: remaining?.value ?? "",
    unit: remaining?.unit ?? "",
    ...(lasts && { windowFrom: from, windowUntil: dueDate }),
  };
}
