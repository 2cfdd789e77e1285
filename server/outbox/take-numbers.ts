import type { ClientSession } from "mongoose";
import type { StreamName } from "../../app/contracts/streams.ts";
import type { Models } from "../database/models.ts";
import { updateIn, type Write } from "../database/write-together.ts";

/** The first number taken of each stream, and the writes by which they are taken. */
export interface TakenNumbers {
  first: Map<StreamName, number>;
  writes: Write[];
}

/**
 * Takes the next numbers of streams, so many of each: taken once the writes are done, in the same transaction. A change that took some of them meanwhile
 * makes the database refuse the writes, so that no number is lost or taken twice.
 */
export async function takeNumbers(models: Models, lengths: ReadonlyMap<StreamName, number>, session: ClientSession): Promise<TakenNumbers> {
  const counters = await models.counters.find({ _id: { $in: [...lengths.keys()] } }, null, { session }).lean();
  const last = new Map(counters.map(({ _id, value }) => [_id, value]));
  return {
    first: new Map([...lengths.keys()].map((stream) => [stream, (last.get(stream) ?? 0) + 1])),
    writes: [...lengths].map(([stream, length]) => updateIn(models.counters, stream, { $inc: { value: length } }, { upsert: true })),
  };
}
