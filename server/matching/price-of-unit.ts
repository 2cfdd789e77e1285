import type { StoredPrice, StoredQuantity } from "../../models/listing.ts";
import type { MatchingPorts } from "./ports.ts";

/**
 * Fen for one canonical unit of a quantity; null where no price is named, or one for a unit that cannot be set against the
 * quantity's one to one: nobody knows how many square metres a set has. Pure.
 */
export function priceOfUnit({ unitGroup }: Pick<MatchingPorts, "unitGroup">, price: StoredPrice | null, quantity: StoredQuantity | null): number | null {
  if (!price || !quantity || price.canonicalFen <= 0) return null;
  return unitGroup(price.canonicalPer) === unitGroup(quantity.canonicalUnit) ? price.canonicalFen : null;
}
