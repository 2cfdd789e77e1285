import type { ListingRecord, StoredQuantity } from "../../models/listing.ts";
import { daysBetween } from "../clock.ts";
import type { EngineListing } from "./engine/types.ts";

/** What an organization promised and delivered so far, in thousandths of whatever was promised. */
export interface Reliability {
  promisedMilli: number;
  deliveredMilli: number;
}

export const noPromises: Reliability = { promisedMilli: 0, deliveredMilli: 0 };

/** Days since 1970-01-01 of the civil calendar, the engine's day number. Pure. */
export const dayNumber = (day: string): number => daysBetween("1970-01-01", day);

/** The day of a day number, `YYYY-MM-DD`. Pure. */
export const dayOfNumber = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** The groups of a listing's readers to which other organizations can belong; keepers and officers are no counterparts. Pure. */
export const groupsAmong = (readers: readonly string[]): string[] =>
  readers.filter((reader) => reader === "public" || reader.startsWith("alliance:") || reader.startsWith("county:"));

/** Key under which the engine keeps all lines that the same groups may read. Pure. */
export const audienceKey = (readers: readonly string[]): string => groupsAmong(readers).toSorted().join(" ");

/** Thousandths of the canonical unit for `milli` thousandths of the quantity's own unit. Pure. */
export const toCanonical = (quantity: StoredQuantity, milli: number): number =>
  Math.floor((milli * quantity.canonicalMilli) / quantity.milli);

/** Thousandths of the quantity's own unit for thousandths of the canonical one. Pure. */
export const fromCanonical = (quantity: StoredQuantity, canonicalMilli: number): number =>
  Math.round((canonicalMilli * quantity.milli) / quantity.canonicalMilli);

/** Fields of a listing that the engine does not read. */
export type UnmatchedField = "tokens" | "matchTerms" | "categoryPath" | "placePath" | "order" | "policy" | "warned";

/**
 * A need or resource in the engine's terms: quantities are what is still open, in canonical units. A listing without a
 * due date is due on the last day of its window; standing resources have no end. Processes that the text means without
 * naming them (`meant`) are read as a last sentence of it. Pure.
 */
export function toEngineListing(record: Omit<ListingRecord, UnmatchedField>, reliability: Reliability = noPromises, meant: readonly string[] = []): EngineListing {
  const { quantity, minLot, ratePerDay, window, price } = record;
  const side = record.kind === "need" ? "need" : "resource";
  const open = quantity && record.remainingMilli !== null ? toCanonical(quantity, record.remainingMilli) : null;
  return {
    id: record._id,
    side,
    owner: record.owner,
    alliance: record.alliance,
    county: record.county,
    category: record.category,
    title: record.title,
    text: meant.length === 0 ? record.text : `${record.text}。${meant.join("、")}`,
    place: record.place,
    quantity: quantity && open !== null ? { milli: open, unit: saidUnit(quantity) } : null,
    minLotMilli: sameUnit(minLot, quantity),
    ratePerDayMilli: sameUnit(ratePerDay, quantity),
    window: window && { from: dayNumber(window.from), until: dayNumber(window.until) },
    dueDay: record.dueDate === null ? null : dayNumber(record.dueDate),
    unitPriceFen: price?.canonicalFen ?? null,
    priceUnit: price && (price.fen === price.canonicalFen ? price.per : price.canonicalPer),
    budgetFen: side === "need" ? record.amountFen : null,
    maxDistanceKm: record.maxDistanceKm,
    requires: side === "need" ? record.qualifications.map(({ code, hard }) => ({ code, hard })) : [],
    offers: side === "resource" ? record.qualifications.map(({ code }) => code) : [],
    stakeFen: record.stakeFen,
    deliveredMilli: reliability.deliveredMilli,
    promisedMilli: reliability.promisedMilli,
    audience: audienceKey(record.readers),
  };
}

/** The unit as the listing has it, "台套", where it is worth one canonical unit: the reasons speak of it. Pure. */
const saidUnit = (quantity: StoredQuantity): string =>
  quantity.milli === quantity.canonicalMilli ? quantity.unit : quantity.canonicalUnit;

const sameUnit = (value: StoredQuantity | null, quantity: StoredQuantity | null): number | null =>
  value && quantity && value.canonicalUnit === quantity.canonicalUnit ? value.canonicalMilli : null;
