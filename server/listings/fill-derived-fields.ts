import { fineFen } from "../../app/contracts/fine-fen.ts";
import type { ListingRecord, StoredPrice } from "../../models/listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { listOrder } from "./derive-listing.ts";
import { placePath } from "./place-path.ts";

/** Records of one batch. */
const BATCH = 500;

/**
 * Gives the fields derived from the rest of a record to listings that were stored before there were such fields. Each is filled
 * once in the life of a database, which a mark among the counters says; several processes may do it at the same time.
 * @returns how many listings it wrote
 */
export async function fillDerivedFields({
  models,
  candidateFields,
  reference,
}: Pick<ListingDependencies, "models" | "candidateFields" | "reference">): Promise<number> {
  // The numbers grow with every change of what a listing is found by.
  const filled = await fill(models, "filled:listings.lists.1", (record) => ({ placePath: placePath(record.place), order: listOrder(record) }));
  const found = await fill(models, "filled:listings.matchTerms.1", candidateFields);
  return filled + found + (await fill(models, "filled:listings.price.1", ({ price }) => ({ price: price && withFineFen(price, reference) })));
}

/** Prices were whole fen for a canonical unit, which made 30 yuan ten thousand pieces nothing by the piece. */
function withFineFen(price: StoredPrice, { findUnit }: ListingDependencies["reference"]): StoredPrice {
  const unit = findUnit(price.per);
  return unit ? { ...price, canonicalFen: fineFen(price.fen / unit.factor) } : price;
}

async function fill(
  models: ListingDependencies["models"],
  mark: string,
  derive: (record: ListingRecord) => Partial<ListingRecord>,
): Promise<number> {
  if (await models.counters.exists({ _id: mark })) return 0;
  let filled = 0;
  for (let after = ""; ; ) {
    const batch = await models.listings.find({ _id: { $gt: after } }).sort({ _id: 1 }).limit(BATCH).lean();
    if (batch.length === 0) break;
    // Who changes a listing meanwhile derives its fields too.
    await models.listings.bulkWrite(
      batch.map((record) => ({ updateOne: { filter: { _id: record._id, revision: record.revision }, update: { $set: derive(record) } } })),
    );
    filled += batch.length;
    after = batch.at(-1)!._id;
  }
  await models.counters.updateOne({ _id: mark }, { $set: { value: 1 } }, { upsert: true });
  return filled;
}
