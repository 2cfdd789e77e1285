import type { ClientSession } from "mongoose";
import type { StreamName } from "../../app/contracts/streams.ts";
import type { Models } from "../database/models.ts";

/**
 * Takes the next numbers of streams, so many of each; in the transaction, so that no number is lost or taken twice.
 * One message to the database for one stream, two for any number of them.
 * @returns the first number taken of each
 */
export async function takeNumbers(
  models: Models,
  lengths: ReadonlyMap<StreamName, number>,
  session: ClientSession,
): Promise<Map<StreamName, number>> {
  const counters = lengths.size === 1 ? [await countOne(models, [...lengths][0]!, session)] : await countAll(models, lengths, session);
  return new Map(counters.map(({ _id, value }) => [_id as StreamName, value - lengths.get(_id as StreamName)! + 1]));
}

async function countOne(models: Models, [stream, length]: [StreamName, number], session: ClientSession) {
  const counter = await models.counters.findOneAndUpdate(
    { _id: stream },
    { $inc: { value: length } },
    { session, upsert: true, returnDocument: "after", lean: true },
  );
  return counter!;
}

async function countAll(models: Models, lengths: ReadonlyMap<StreamName, number>, session: ClientSession) {
  await models.counters.bulkWrite(
    [...lengths].map(([stream, length]) => ({ updateOne: { filter: { _id: stream }, update: { $inc: { value: length } }, upsert: true } })),
    { session },
  );
  return models.counters.find({ _id: { $in: [...lengths.keys()] } }, null, { session }).lean();
}
