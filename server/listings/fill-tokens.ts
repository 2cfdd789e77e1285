import { listingTokens } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { TOKENS_MARK } from "./search-tokens.ts";

/** Listings that are looked at in one run: no index tells which lack something. */
const ROUND = 5_000;
/** Records of one batch. */
const BATCH = 250;

/**
 * Gives all that they are found by to listings that an older hub stored. Goes through the listings round by round and begins anew at
 * their end, since a process of an older hub may run beside this one and store more of them. Several processes may do it at once.
 * @param after the listing behind which the round begins; "" for the first
 * @returns how many listings it wrote, and where the next round begins
 */
export async function fillTokens(
  { models, reference }: Pick<ListingDependencies, "models" | "reference">,
  after: string,
): Promise<{ filled: number; next: string }> {
  const ids = { $gt: after };
  const last = await models.listings.findOne({ _id: ids }, { _id: 1 }).sort({ _id: 1 }).skip(ROUND - 1).lean();
  const round = last ? { ...ids, $lte: last._id } : ids;
  let filled = 0;
  for (;;) {
    const batch = await models.listings
      .find({ _id: round, tokens: { $ne: TOKENS_MARK } }, { owner: 1, title: 1, text: 1, category: 1, revision: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    const owners = await models.organizations.find({ _id: { $in: batch.map(({ owner }) => owner) } }, { name: 1 }).lean();
    const names = new Map(owners.map(({ _id, name }) => [_id, name]));
    if (batch.length > 0) {
      // Who changes a listing meanwhile derives its tokens too.
      await models.listings.bulkWrite(
        batch.map((record) => ({
          updateOne: {
            filter: { _id: record._id, revision: record.revision },
            update: { $set: { tokens: listingTokens(record, names.get(record.owner) ?? "", reference) } },
          },
        })),
      );
      filled += batch.length;
      round.$gt = batch.at(-1)!._id;
    }
    if (batch.length < BATCH) return { filled, next: last?._id ?? "" };
  }
}
