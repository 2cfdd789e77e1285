import { fineFen } from "../../app/contracts/fine-fen.ts";
import type { RelaxationChange } from "../../app/contracts/match-preview.ts";
import { writeMilli } from "../../app/contracts/milli.ts";
import type { ListingRecord, StoredPrice, StoredQuantity } from "../../models/listing.ts";
import { addDays } from "../clock.ts";
import type { Relaxation } from "./engine/types.ts";
import type { MatchingPorts } from "./ports.ts";

type Units = Pick<MatchingPorts, "unitGroup">;

/**
 * The change of a listing's terms that a concession asks for, as `PATCH /listings/{id}` takes it: the smallest that
 * does it, rounded in the counterpart's favour. Null where the listing cannot make it by itself: a resource does not
 * move nearer, and no line begins before `today`. Pure.
 */
export function changeOfRelaxation(units: Units, relaxation: Relaxation, listing: ListingRecord, today: string): RelaxationChange | null {
  const change = listing.kind === "need" ? ofNeed(units, relaxation, listing) : ofResource(relaxation, listing, today);
  return change && Object.keys(change).length > 0 ? change : null;
}

function ofNeed(units: Units, { kind, amount, code, unit }: Relaxation, need: ListingRecord): RelaxationChange | null {
  switch (kind) {
    case "days":
      return laterBy(amount, need);
    case "quantity":
      return reducedBy(amount, need);
    case "distance":
      return need.maxDistanceKm === null ? null : { maxDistanceKm: need.maxDistanceKm + amount };
    case "price":
      return unit === null ? null : dearerBy(amount, unit, units, need);
    case "qualification":
      return { qualifications: need.qualifications.map((each) => (each.code === code ? { ...each, hard: false } : each)) };
  }
}

function ofResource({ kind, amount }: Relaxation, resource: ListingRecord, today: string): RelaxationChange | null {
  const { window, quantity, price } = resource;
  switch (kind) {
    case "days": {
      const from = window && addDays(window.from, -amount);
      return from && from >= today ? { window: { from, until: window.until } } : null;
    }
    case "quantity":
      return quantity && { quantity: inOwnUnit(quantity, quantity.milli + Math.ceil(toOwn(quantity, amount))) };
    case "price":
      return price && price.canonicalFen > amount ? { price: inOwnPrice(price, price.fen - toOwnPrice(price, amount)) } : null;
    case "distance":
    case "qualification":
      return null;
  }
}

/** The earlier of due date and end of the work counts, so both are moved as far as they stand in the way. */
function laterBy(days: number, { dueDate, window }: ListingRecord): RelaxationChange | null {
  const ends = [dueDate, window?.until].flatMap((day) => (day ? [day] : [])).toSorted();
  if (ends.length === 0) return null;
  const end = addDays(ends[0]!, days);
  return {
    ...(dueDate !== null && dueDate < end && { dueDate: end }),
    ...(window && window.until < end && { window: { from: window.from, until: end } }),
  };
}

function reducedBy(canonical: number, { quantity, remainingMilli }: ListingRecord): RelaxationChange | null {
  if (!quantity || remainingMilli === null) return null;
  const less = Math.ceil(toOwn(quantity, canonical));
  return less < remainingMilli ? { quantity: inOwnUnit(quantity, quantity.milli - less) } : null;
}

/**
 * The tighter of price and budget counts, so both are raised to the price at which the counterpart would fit. What limits the
 * price of another unit than `per` stands in nobody's way and stays.
 */
function dearerBy(canonicalFen: number, per: string, { unitGroup }: Units, need: ListingRecord): RelaxationChange | null {
  const { amountFen, quantity, remainingMilli } = need;
  const isFor = (unit: string) => unitGroup(unit) === unitGroup(per);
  const price = need.price && need.price.canonicalFen > 0 && isFor(need.price.canonicalPer) ? need.price : null;
  const open = quantity && remainingMilli !== null && isFor(quantity.canonicalUnit) ? (remainingMilli * quantity.canonicalMilli) / quantity.milli : null;
  const byBudget = amountFen !== null && open ? fineFen((amountFen * 1_000) / open, Math.floor) : null;
  const limit = Math.min(price?.canonicalFen ?? Number.POSITIVE_INFINITY, byBudget ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(limit)) return null;
  const wanted = limit + canonicalFen;
  return {
    ...(price && price.canonicalFen < wanted && { price: inOwnPrice(price, toOwnPrice(price, wanted)) }),
    ...(byBudget !== null && byBudget < wanted && { amount: { amount: wholeFen((wanted * open!) / 1_000), currency: "CNY" as const } }),
  };
}

const toOwn = (quantity: StoredQuantity, canonical: number): number => (canonical * quantity.milli) / quantity.canonicalMilli;
const inOwnUnit = ({ unit }: StoredQuantity, milli: number) => ({ value: writeMilli(milli), unit });
/** Rounded up, but not for the millionths that arithmetic with fractions of a fen may add. */
const wholeFen = (fen: number): number => Math.ceil(fen - 1e-6);
const toOwnPrice = (price: StoredPrice, canonicalFen: number): number => wholeFen((canonicalFen * price.fen) / price.canonicalFen);
const inOwnPrice = ({ per }: StoredPrice, fen: number) => ({ amount: fen, currency: "CNY" as const, per });
