import type { ListingRecord } from "../../models/listing.ts";
import { isCommon, memberFields, type Member } from "./common-need.ts";
import type { EngineQuery } from "./engine/types.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Live needs of other organizations that say the same as one, stored or not, whoever may read them. Reads only. */
export async function findSame(
  { engine, models }: Pick<MatchingDependencies, "engine" | "models">,
  need: ListingRecord,
  query: EngineQuery,
): Promise<Member[]> {
  const similar = await engine.similar({ ...query, visible: null });
  const likeness = new Map(similar.map((each) => [each.id, each]));
  const records = await models.listings.find({ _id: { $in: [...likeness.keys()] }, open: true }, memberFields).lean();
  return records.filter((record) => isCommon(need, record, likeness.get(record._id)!));
}
