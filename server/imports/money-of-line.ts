import type { Money } from "../../app/contracts/common.ts";
import type { UnitPrice } from "../../app/contracts/listings.ts";
import { fieldLabels } from "./column-heads.ts";
import { keep, tell, type LineReading } from "./line-context.ts";
import { readPrice, readSum } from "./read-values.ts";

/** Why a price or sum that is written finer than a fen stays in the text. */
const TOO_FINE = "import_finer_than_fen";

/**
 * The sum, what is lost without it, and the price for one unit that a line names; what is none of them stays in its text. `unit`: of the
 * line's quantity.
 */
export function moneyOfLine(reading: LineReading, unit: string | undefined): { amount?: Money; stake?: Money; price?: UnitPrice } {
  const { fields, context } = reading;
  const read = priceOf(reading, unit);
  if (read && !Number.isInteger(read.fen)) keep(reading, read.from, fieldLabels.price, TOO_FINE);
  const price = read && Number.isInteger(read.fen) ? read : null;
  const amount = read?.from === "amount" ? undefined : sumOf(reading, "amount");
  const stake = context.kind === "need" ? sumOf(reading, "stake") : undefined;
  if (fields.stake && context.kind !== "need") reading.extra.push(`${fieldLabels.stake}：${fields.stake}`);
  if (fields.price && read?.from !== "price") keep(reading, "price", fieldLabels.price, "import_not_one_price");
  return {
    ...(amount && { amount }),
    ...(stake && { stake }),
    ...(price && { price: { amount: price.fen, currency: "CNY", per: price.per } }),
  };
}

/** The one sum of a cell, in whole fen. */
function sumOf(reading: LineReading, field: "amount" | "stake"): Money | undefined {
  const words = reading.fields[field];
  if (!words) return undefined;
  const sum = readSum(words);
  if (sum.kind === "placeholder") tell(reading, field, "kept", "import_placeholder_sum");
  else if (sum.kind === "unreadable") keep(reading, field, fieldLabels[field], "import_not_one_sum");
  else if (!Number.isInteger(sum.fen)) keep(reading, field, fieldLabels[field], TOO_FINE);
  else return { amount: sum.fen, currency: "CNY" };
  return undefined;
}

/**
 * The price for one unit: from its own column, where a bare sum is for the line's unit, else from what stands as the
 * amount (450元/车). Pure.
 */
function priceOf({ fields: { price, amount }, context: { pricesIn } }: LineReading, unit: string | undefined) {
  const ofColumn = price === undefined ? null : readPrice(price, pricesIn);
  if (ofColumn) return { ...ofColumn, from: "price" as const };
  const bare = price === undefined ? null : readSum(price);
  if (bare?.kind === "sum" && unit !== undefined) return { fen: bare.fen, per: unit, from: "price" as const };
  const ofAmount = amount === undefined ? null : readPrice(amount, pricesIn);
  return ofAmount && { ...ofAmount, from: "amount" as const };
}
