import { fineFen } from "../../../../app/contracts/fine-fen.ts";
import type { EngineListing, MissingField, Requirement } from "../types.ts";
import type { Interner } from "./interner.ts";

/** A value that was not said. All numbers of a line are ≥ 0 otherwise, days excepted. */
export const unsaid = -1;

/** A day that was not said (far outside every calendar). */
export const noDay = -(2 ** 31);

/** Largest quantity (thousandths of a unit) or amount (fen) taken seriously; beyond it a value counts as not said. */
export const largestAmount = 1e15;

/** Days from 1934 to 2106 are taken seriously. */
const earliestDay = -13_000;
const latestDay = 50_000;

/** A listing in the numbers that scoring reads; codes are interned, `unsaid`/`noDay` mark what is missing. */
export interface Line {
  need: boolean;
  owner: number;
  audience: number;
  category: number;
  place: number;
  unitGroup: number;
  unit: number;
  quantityMilli: number;
  minLotMilli: number;
  ratePerDayMilli: number;
  from: number;
  /** Need: the day it is due; resource: its last free day. */
  until: number;
  /** As prices are compared: below one yuan to a thousandth of a fen. */
  unitPriceFen: number;
  /** The unit that the price is for, and its group; 0 without a price, or where nobody knows. */
  priceUnit: number;
  priceGroup: number;
  budgetFen: number;
  /** Of a need only. */
  maxDistanceKm: number;
  /** Interned set of requirements; 0 is the empty one. */
  requires: number;
  /** Interned set of qualification codes; 0 is the empty one. */
  offers: number;
  stakeFen: number;
  /** Expected share of a promise that is kept, per mille, from past deliveries with a cautious prior. */
  keptPermille: number;
}

function amount(value: number | null): number {
  return value !== null && Number.isFinite(value) && value > 0 && value <= largestAmount ? Math.floor(value) : unsaid;
}

function positive(value: number | null): number {
  const whole = amount(value);
  return whole > 0 ? whole : unsaid;
}

/** A price for one unit may have a fraction of a fen. */
function price(value: number | null): number {
  const fen = value !== null && value > 0 && value <= largestAmount ? fineFen(value) : 0;
  return fen > 0 ? fen : unsaid;
}

function day(value: number | null | undefined): number {
  return value !== null && value !== undefined && Number.isFinite(value) && value >= earliestDay && value <= latestDay
    ? Math.floor(value)
    : noDay;
}

/** Deliveries are weighed against a prior of 100 units kept at six in ten. */
function kept(deliveredMilli: number, promisedMilli: number): number {
  const promised = Math.max(0, Math.min(largestAmount, Math.floor(promisedMilli) || 0));
  const delivered = Math.max(0, Math.min(promised, Math.floor(deliveredMilli) || 0));
  return Math.floor((1000 * (delivered + 60_000)) / (promised + 100_000));
}

/** Key of a set of requirements: codes sorted, hard ones marked; the same set always has the same key. Pure. */
export function requirementKey(requires: readonly Requirement[]): string {
  if (requires.length === 0) return "";
  const hard = new Map<string, boolean>();
  for (const { code, hard: isHard } of requires) hard.set(code, isHard || hard.get(code) === true);
  return [...hard]
    .map(([code, isHard]) => `${isHard ? "!" : "?"}${code}`)
    .toSorted()
    .join("\n");
}

/** Key of a set of codes. Pure. A handful of codes is put in order by hand: a sort and a set leave 600 bytes behind at every insert. */
export function offerKey(offers: readonly string[]): string {
  if (offers.length < 2) return offers[0] ?? "";
  const codes = offers.slice();
  for (let next = 1; next < codes.length; next++) {
    const code = codes[next]!;
    let at = next;
    for (; at > 0 && codes[at - 1]! > code; at--) codes[at] = codes[at - 1]!;
    codes[at] = code;
  }
  let key = codes[0]!;
  for (let at = 1; at < codes.length; at++) if (codes[at] !== codes[at - 1]) key += `\n${codes[at]!}`;
  return key;
}

/**
 * Reads a listing into numbers. What makes no sense (zero, negative or absurd amounts, a window that ends
 * before it begins) counts as not said, so that it can never make a match certain. Never throws.
 * Effects: interns codes.
 */
export function compileLine(listing: EngineListing, codes: Interner): Line {
  const { window, quantity } = listing;
  let from = day(window?.from);
  let until = day(window?.until);
  if (from !== noDay && until !== noDay && from > until) from = until = noDay;
  const due = day(listing.dueDay);
  if (listing.side === "need" && due !== noDay && (until === noDay || due < until)) until = due;
  if (from !== noDay && until !== noDay && from > until) from = noDay;
  const quantityMilli = quantity ? positive(quantity.milli) : unsaid;
  const unitPriceFen = price(listing.unitPriceFen);
  const priceUnit = unitPriceFen === unsaid ? 0 : codes.units.of(listing.priceUnit ?? quantity?.unit ?? "");
  return {
    need: listing.side === "need",
    owner: codes.owners.of(listing.owner),
    audience: codes.audiences.of(listing.audience),
    category: codes.categories.of(listing.category ?? ""),
    place: codes.places.of(listing.place ?? ""),
    unitGroup: quantityMilli === unsaid || !quantity ? 0 : codes.unitGroupOf(quantity.unit),
    unit: quantityMilli === unsaid || !quantity ? 0 : codes.units.of(quantity.unit),
    quantityMilli,
    minLotMilli: positive(listing.minLotMilli),
    ratePerDayMilli: positive(listing.ratePerDayMilli),
    from,
    until,
    unitPriceFen,
    priceUnit,
    priceGroup: codes.groupOfUnit(priceUnit),
    budgetFen: positive(listing.budgetFen),
    maxDistanceKm: listing.side === "need" ? amount(listing.maxDistanceKm) : unsaid,
    requires: codes.requirements.of(requirementKey(listing.requires)),
    offers: codes.offers.of(offerKey(listing.offers)),
    stakeFen: positive(listing.stakeFen),
    keptPermille: kept(listing.deliveredMilli, listing.promisedMilli),
  };
}

/** What the line should still say; without quantity or date nothing about it is certain. Pure. */
export function missingFields(line: Line): MissingField[] {
  const missing: MissingField[] = [];
  if (line.quantityMilli === unsaid) missing.push("quantity");
  if (line.until === noDay) missing.push("date");
  if (line.category === 0) missing.push("category");
  if (line.place === 0) missing.push("place");
  return missing;
}
