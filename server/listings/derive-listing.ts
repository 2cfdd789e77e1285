import { openStates, type ListingState } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { readersOf } from "../access/listing-rules.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { placePath } from "./place-path.ts";
import { searchTokens, soundTokens, TOKENS_MARK } from "./search-tokens.ts";

/** What is stored beside the terms so that lists need no scan. */
export type DerivedFields = Pick<ListingRecord, "open" | "readers" | "categoryPath" | "placePath" | "tokens" | "matchScope" | "matchTerms" | "order">;

/** Words from elsewhere that a listing is found by, and counties of the alliances that its audience names. */
export interface ListingSurroundings {
  ownerName: string;
  allianceCounties: string[];
}

/** Whether a line in this state is to be seen in the lists and matched. Pure. */
export const isOpen = (state: ListingState): boolean => (openStates as readonly ListingState[]).includes(state);

const NEVER = "9999-12-31";

/** Fields derived from the rest of a record; to be written with every change of it. Pure. */
export function deriveListing(
  record: Omit<ListingRecord, keyof DerivedFields>,
  { reference, candidateFields }: Pick<ListingDependencies, "reference" | "candidateFields">,
  surroundings: ListingSurroundings,
): DerivedFields {
  const { category } = record;
  const categoryPath = category ? (reference.findCategory(category)?.path ?? []) : [];
  const readers = readersOf({ ...record, allianceCounties: surroundings.allianceCounties });
  return {
    open: isOpen(record.state),
    readers,
    categoryPath,
    placePath: placePath(record.place),
    tokens: listingTokens(record, surroundings.ownerName, reference),
    ...candidateFields({ ...record, readers }),
    order: listOrder(record),
  };
}

/** What a listing is found by: its words, its owner's name and its category as they are written, all but the text in pinyin too. Pure. */
export function listingTokens(
  { title, text, category }: Pick<ListingRecord, "title" | "text" | "category">,
  ownerName: string,
  { findCategory, categoryName }: ListingDependencies["reference"],
): string[] {
  const names = [title, ownerName, category !== null && findCategory(category) ? categoryName(category, "zh-CN") : ""];
  return [...new Set([...searchTokens(...names, text), ...soundTokens(...names), TOKENS_MARK])];
}

type Ordered = Pick<ListingRecord, "_id" | "kind" | "publishedAt" | "createdAt" | "dueDate" | "expiresOn" | "stakeFen">;

/** What lists are sorted by, as text that sorts the same way, each listing apart. Nothing that some readers may not see. Pure. */
export function listOrder({ _id, kind, publishedAt, createdAt, dueDate, expiresOn, stakeFen }: Ordered): ListingRecord["order"] {
  return {
    published: `${String((publishedAt ?? createdAt).getTime()).padStart(14, "0")}-${_id}`,
    due: `${(kind === "need" ? dueDate : expiresOn) ?? NEVER}-${_id}`,
    stake: `${String(stakeFen ?? 0).padStart(16, "0")}-${_id}`,
  };
}

/** State of a line that is not a draft, withdrawn or expired, by what is left of it. Pure. */
export function stateByRemaining(quantityMilli: number | null, remainingMilli: number | null): "published" | "partly" | "fulfilled" {
  if (quantityMilli === null || remainingMilli === null || remainingMilli >= quantityMilli) return "published";
  return remainingMilli === 0 ? "fulfilled" : "partly";
}

/** Days that a line stays open when nothing else is said. */
const usualDays = 90;
/** A need stays listed a while after its due date, so that what became of it is told. */
const daysAfterDue = 30;

/**
 * Last day of a line that names none: a standing one a year from today; a policy its last valid day; a resource the
 * end of its window; a need 90 days, or 30 days after it was due if that is later; anything else 90 days. Pure.
 */
export function usualExpiry(
  record: Pick<ListingRecord, "kind" | "standing" | "window" | "dueDate" | "policy">,
  today: string,
  addDays: (day: string, days: number) => string,
): string {
  if (record.policy?.validUntil && record.policy.validUntil >= today) return record.policy.validUntil;
  if (record.standing || record.kind === "policy") return addDays(today, 365);
  if (record.kind === "resource" && record.window && record.window.until >= today) return record.window.until;
  const usual = addDays(today, usualDays);
  const afterDue = record.kind === "need" && record.dueDate ? addDays(record.dueDate, daysAfterDue) : usual;
  return afterDue > usual ? afterDue : usual;
}
