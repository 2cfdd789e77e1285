import { openStates } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Models } from "../database/models.ts";

/** What a firm asks for now: its open needs with their categories and everything above these. */
export type OpenNeed = Pick<ListingRecord, "_id" | "owner" | "categoryPath">;

/** Most needs a firm that are looked at. */
const MOST_NEEDS = 200;

/** Open needs of firms, by firm. */
export async function openNeedsOf(models: Pick<Models, "listings">, firms: readonly string[]): Promise<Map<string, OpenNeed[]>> {
  const needs = await models.listings
    .find({ owner: { $in: firms }, kind: "need", state: { $in: openStates } }, { owner: 1, categoryPath: 1 })
    .limit(MOST_NEEDS * firms.length)
    .lean();
  const byFirm = new Map<string, OpenNeed[]>();
  for (const need of needs) byFirm.set(need.owner, [...(byFirm.get(need.owner) ?? []), need]);
  return byFirm;
}
