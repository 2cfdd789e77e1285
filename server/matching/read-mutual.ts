import type { ListingRecord } from "../../models/listing.ts";
import type { MatchingDependencies } from "./ports.ts";
import { readersOfOrganization } from "./readers-of-organization.ts";

/**
 * Live counterparts among `ids` whose owners may see this listing, too: the engine looks only whether the listing's
 * owner may see them.
 */
export async function readMutual(
  dependencies: Pick<MatchingDependencies, "models" | "market">,
  listing: ListingRecord,
  ids: readonly string[],
): Promise<Map<string, ListingRecord>> {
  const records = await dependencies.models.listings.find({ _id: { $in: [...new Set(ids)] }, open: true }).lean();
  const mutual = new Map<string, ListingRecord>();
  for (const record of records) {
    const readers = await readersOfOrganization(dependencies, record.owner);
    if (listing.readers.some((reader) => readers.includes(reader))) mutual.set(record._id, record);
  }
  return mutual;
}
