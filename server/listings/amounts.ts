import type { Quantity } from "../../app/contracts/common.ts";
import { fineFen } from "../../app/contracts/fine-fen.ts";
import type { UnitPrice } from "../../app/contracts/listings.ts";
import type { StoredPrice, StoredQuantity } from "../../models/listing.ts";
import { badField } from "../errors.ts";
import type { ListingReference } from "./listing-dependencies.ts";

/** Thousandths of a decimal text with at most three places; exact. Pure. */
export function readMilli(value: string): number {
  const [whole = "0", decimals = ""] = value.split(".");
  return Number(whole) * 1_000 + Number(decimals.padEnd(3, "0"));
}

/** Decimal text of thousandths, without trailing zeros. Pure. */
export function writeMilli(milli: number): string {
  const whole = Math.trunc(milli / 1_000);
  const decimals = String(milli % 1_000).padStart(3, "0").replace(/0+$/, "");
  return decimals ? `${whole}.${decimals}` : String(whole);
}

/**
 * A quantity as stored: exact in its own unit, rounded in the canonical one. Pure.
 * @throws bad_input on `path.unit` for an unknown unit, on `path.value` when it is too large to be counted exactly
 */
export function storeQuantity(reference: ListingReference, quantity: Quantity, path: string): StoredQuantity {
  const unit = reference.findUnit(quantity.unit);
  if (!unit) throw badField(`${path}.unit`, "unit");
  const milli = readMilli(quantity.value);
  const canonicalMilli = Math.round(milli * unit.factor);
  if (!Number.isSafeInteger(canonicalMilli)) throw badField(`${path}.value`, "quantity_range");
  return { milli, unit: quantity.unit, canonicalMilli, canonicalUnit: unit.canonical };
}

/**
 * A price for one unit as stored: exact as written, for one canonical unit as it is compared. Pure.
 * @throws bad_input on `price.per` for an unknown unit, on `price.amount` when a canonical unit would cost too much or nothing
 */
export function storePrice(reference: ListingReference, price: UnitPrice): StoredPrice {
  const unit = reference.findUnit(price.per);
  if (!unit) throw badField("price.per", "unit");
  const canonicalFen = fineFen(price.amount / unit.factor);
  if (canonicalFen > Number.MAX_SAFE_INTEGER) throw badField("price.amount", "amount_too_high");
  if (canonicalFen === 0 && price.amount > 0) throw badField("price.amount", "price_too_low", { unit: unit.canonical });
  return { fen: price.amount, per: price.per, canonicalFen, canonicalPer: unit.canonical };
}
