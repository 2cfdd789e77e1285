import type { ListingRecord } from "../../models/listing.ts";
import type { CooperationRecord } from "../../models/cooperation.ts";
import { AppError, badField } from "../errors.ts";

/** What a promise takes from each side, in thousandths of that listing's own unit; null where it names no quantity. */
export interface Shares {
  needMilli: number | null;
  resourceMilli: number | null;
}

/**
 * What `milli` thousandths of `unit` are on the need's and on the resource's side. Pure.
 * The unit is that of the need, or of the resource where the need names none. The other side's share is converted where
 * its unit can be set against that one (`unitGroup` of the canonical units is the same), and null where it cannot.
 * @throws bad_input on `quantity.unit`
 */
export function sharesOf(
  unitGroup: (canonical: string) => string,
  need: ListingRecord,
  resource: ListingRecord,
  milli: number,
  unit: string,
): Shares {
  const base = need.quantity ?? resource.quantity;
  if (base && base.unit !== unit) throw badField("quantity.unit", "unit_differs");
  if (!base) return { needMilli: null, resourceMilli: null };
  const share = (listing: ListingRecord): number | null => {
    const { quantity } = listing;
    if (!quantity) return null;
    if (quantity.unit === unit) return milli;
    if (unitGroup(quantity.canonicalUnit) !== unitGroup(base.canonicalUnit)) return null;
    return Math.round((((milli * base.canonicalMilli) / base.milli) * quantity.milli) / quantity.canonicalMilli);
  };
  return { needMilli: share(need), resourceMilli: share(resource) };
}

/**
 * The listings of a cooperation by id, as this transaction sees them.
 * @throws conflict `listing_gone` when one of them is no longer stored
 */
export function pickListings(
  cooperation: Pick<CooperationRecord, "need">,
  resource: string,
  listings: ReadonlyMap<string, ListingRecord>,
): { need: ListingRecord; resource: ListingRecord } {
  const need = listings.get(cooperation.need);
  const supplier = listings.get(resource);
  if (!need || !supplier) throw new AppError("conflict", { reason: "listing_gone" });
  return { need, resource: supplier };
}
