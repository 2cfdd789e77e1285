import type { ListingRecord } from "../../../models/listing.ts";
import type { MatchingPorts } from "../ports.ts";
import { priceOfUnit } from "../price-of-unit.ts";

/** What a unit is worth when the need names neither a loss nor a budget nor a price: one yuan, so that it still counts. */
const UNVALUED_FEN = 100;

/**
 * What serving one canonical unit of a need is worth, in fen: the loss that threatens, else the budget, each by unit;
 * else the price it would pay, where that is for a unit of its quantity. Pure.
 */
export function worthPerUnit(ports: Pick<MatchingPorts, "unitGroup">, need: Pick<ListingRecord, "quantity" | "stakeFen" | "amountFen" | "price">): number {
  const { quantity, stakeFen, amountFen, price } = need;
  const units = quantity ? quantity.canonicalMilli / 1_000 : 0;
  if (units > 0 && stakeFen) return stakeFen / units;
  if (units > 0 && amountFen) return amountFen / units;
  return priceOfUnit(ports, price, quantity) ?? UNVALUED_FEN;
}
