import type { Models } from "../database/models.ts";
import { placePath } from "./place-path.ts";

/** Records of one batch. */
const BATCH = 1_000;
/** Says among the counters that all listings have it. */
const MARK = "filled:listings.placePath";

/**
 * Gives `placePath` to listings that were stored before there was one. Looks for them once in the life of a database;
 * several processes may do it at the same time.
 * @returns how many it filled
 */
export async function fillPlacePaths({ models }: { models: Models }): Promise<number> {
  if (await models.counters.exists({ _id: MARK })) return 0;
  let filled = 0;
  for (;;) {
    const old = await models.listings
      .find({ placePath: { $exists: false } }, { place: 1 })
      .limit(BATCH)
      .lean();
    if (old.length === 0) break;
    await models.listings.bulkWrite(
      old.map(({ _id, place }) => ({ updateOne: { filter: { _id }, update: { $set: { placePath: placePath(place) } } } })),
    );
    filled += old.length;
  }
  await models.counters.updateOne({ _id: MARK }, { $set: { value: 1 } }, { upsert: true });
  return filled;
}
