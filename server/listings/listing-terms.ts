import { foreignTerms, type ListingInput, type ListingKind, type ListingPatch } from "../../app/contracts/listings.ts";
import type { ListingRecord, ListingTerms } from "../../models/listing.ts";
import { AppError, badField, type FieldFault } from "../errors.ts";
import { storePrice, storeQuantity } from "./amounts.ts";
import type { ListingReference } from "./listing-dependencies.ts";

type TermInput = Omit<ListingPatch, "state">;

/** A listing that says nothing yet. */
const noTerms: Omit<ListingTerms, "title"> = {
  text: "",
  category: null,
  quantity: null,
  minLot: null,
  ratePerDay: null,
  window: null,
  dueDate: null,
  place: null,
  maxDistanceKm: null,
  price: null,
  amountFen: null,
  qualifications: [],
  stakeFen: null,
  stakeNote: null,
  audience: { scope: "alliance" },
  priceAudience: "audience",
  expiresOn: null,
  standing: false,
  conditions: [],
  policy: null,
};

/** Terms that a match rests on: a change of one of them lets a declined pair come back. */
const matched: readonly (keyof ListingTerms)[] = [
  "title",
  "text",
  "category",
  "quantity",
  "minLot",
  "ratePerDay",
  "window",
  "dueDate",
  "place",
  "maxDistanceKm",
  "price",
  "amountFen",
  "qualifications",
  "stakeFen",
  "conditions",
  "policy",
];

/**
 * The terms of a new listing as stored. Pure.
 * @throws bad_input on every field that names something unknown or does not go with another
 */
export const storeTerms = (reference: ListingReference, input: ListingInput): ListingTerms =>
  mergeTerms(reference, input.kind, { ...noTerms, title: input.title }, input);

/**
 * Stored terms with the changes of a request; what is absent stays, null takes a term away. A policy that is listed until
 * the end of its force goes on to be where that end is moved; another last day was chosen by a person, and stays. Pure.
 * @throws bad_input on every field that names something unknown, that the kind has not, or that does not go with another
 */
export function mergeTerms(
  reference: ListingReference,
  kind: ListingKind,
  stored: ListingTerms,
  change: TermInput,
): ListingTerms {
  const terms: ListingTerms = { ...stored };
  const plain = ["title", "text", "category", "window", "dueDate", "place", "maxDistanceKm", "qualifications", "stakeNote", "audience", "priceAudience", "expiresOn", "standing", "conditions", "policy"] as const;
  for (const name of plain) {
    if (change[name] !== undefined) Object.assign(terms, { [name]: change[name] });
  }
  const wasForceEnd = stored.expiresOn !== null && stored.expiresOn === stored.policy?.validUntil;
  if (wasForceEnd && change.policy !== undefined && change.expiresOn === undefined) terms.expiresOn = terms.policy?.validUntil ?? null;
  for (const name of ["quantity", "minLot", "ratePerDay"] as const) {
    const quantity = change[name];
    if (quantity !== undefined) terms[name] = quantity && storeQuantity(reference, quantity, name);
  }
  if (change.price !== undefined) terms.price = change.price && storePrice(reference, change.price);
  if (change.amount !== undefined) terms.amountFen = change.amount?.amount ?? null;
  if (change.stake !== undefined) terms.stakeFen = change.stake?.amount ?? null;

  const faults: FieldFault[] = foreignTerms(kind, { ...change }).map((path) => ({ path, rule: "not_for_kind" }));
  if (terms.category !== null && !reference.findCategory(terms.category)) faults.push({ path: "category", rule: "category" });
  if (terms.place !== null && !reference.isPlace(terms.place)) faults.push({ path: "place", rule: "division" });
  for (const name of ["minLot", "ratePerDay"] as const) {
    const { quantity } = terms;
    const other = terms[name];
    if (!quantity || !other) continue;
    if (other.canonicalUnit !== quantity.canonicalUnit) faults.push({ path: `${name}.unit`, rule: "unit_differs" });
    else if (name === "minLot" && other.canonicalMilli > quantity.canonicalMilli) {
      faults.push({ path: "minLot.value", rule: "lot_above_quantity" });
    }
  }
  // One that was stored so stays readable and can be changed elsewhere.
  if (change.expiresOn !== undefined || change.policy !== undefined) faults.push(...faultsOfListedPolicy(terms));
  if (faults.length > 0) throw new AppError("bad_input", { faults });
  return terms;
}

/** A policy is listed no longer than it is in force, and not only before: what is wrong with its last day in the list. Pure. */
export function faultsOfListedPolicy({ expiresOn, policy }: Pick<ListingTerms, "expiresOn" | "policy">): FieldFault[] {
  if (!expiresOn || !policy) return [];
  if (policy.validUntil && expiresOn > policy.validUntil) return [{ path: "expiresOn", rule: "after_policy", facts: { day: policy.validUntil } }];
  if (policy.validFrom && expiresOn < policy.validFrom) return [{ path: "expiresOn", rule: "before_policy", facts: { day: policy.validFrom } }];
  return [];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Names of the terms that differ. Pure. */
export const changedTerms = (before: ListingTerms, after: ListingTerms): (keyof ListingTerms)[] =>
  (Object.keys(noTerms) as (keyof ListingTerms)[])
    .concat("title")
    .filter((name) => !isSame(before[name] ?? null, after[name] ?? null));

/** Whether one of the changed terms is one that a match rests on. Pure. */
export const concernsMatches = (names: readonly (keyof ListingTerms)[]): boolean =>
  names.some((name) => matched.includes(name));

/** The terms of a record, without what is derived from them or happened to it. Pure. */
export function termsOf(record: ListingRecord): ListingTerms {
  const terms = Object.fromEntries(["title", ...Object.keys(noTerms)].map((name) => [name, record[name as keyof ListingTerms]]));
  return terms as unknown as ListingTerms;
}

/**
 * Dates of a line that is to be open must not lie behind, nor the document of a policy ahead. Pure.
 * @throws bad_input on the date, with the day it may be at the earliest
 */
export function requireDatesAhead(terms: ListingTerms, today: string): void {
  const faults: FieldFault[] = [];
  const check = (path: string, day: string | null | undefined) => {
    if (day && day < today) faults.push({ path, rule: "day_past", facts: { today } });
  };
  check("dueDate", terms.dueDate);
  check("window.until", terms.window?.until);
  check("expiresOn", terms.expiresOn);
  check("policy.validUntil", terms.policy?.validUntil);
  const issuedOn = terms.policy?.document?.issuedOn;
  if (issuedOn && issuedOn > today) faults.push({ path: "policy.document.issuedOn", rule: "day_future" });
  if (faults.length > 0) throw new AppError("bad_input", { faults });
}

/**
 * What was promised of a quantity stays promised: it cannot change its unit or fall below that. Pure.
 * @throws bad_input on `quantity` with what is promised
 */
export function remainingAfter(record: ListingRecord, terms: ListingTerms): number | null {
  const { quantity } = record;
  const promised = quantity && record.remainingMilli !== null ? quantity.milli - record.remainingMilli : 0;
  if (promised > 0) {
    if (terms.quantity?.unit !== quantity!.unit) throw badField("quantity.unit", "quantity_promised");
    if (terms.quantity.milli < promised) throw badField("quantity.value", "quantity_promised");
  }
  return terms.quantity ? terms.quantity.milli - promised : null;
}
