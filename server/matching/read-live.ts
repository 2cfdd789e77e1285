import type { ListingRecord } from "../../models/listing.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Reads the live listings among ids, in any order. */
export type ReadLive = (ids: readonly string[]) => Promise<ListingRecord[]>;

export const readLiveFrom =
  ({ listings }: Pick<MatchingDependencies["models"], "listings">): ReadLive =>
  (ids) =>
    listings.find({ _id: { $in: [...new Set(ids)] }, open: true }).lean();

/** The same, which reads each listing once however often it is asked for: what a run of matching asks about one moment. */
export function rememberLive(readLive: ReadLive): ReadLive {
  const known = new Map<string, Promise<ListingRecord | undefined>>();
  return async (ids) => {
    const asked = [...new Set(ids)];
    const missing = asked.filter((id) => !known.has(id));
    if (missing.length > 0) {
      const read = readLive(missing).then((records) => new Map(records.map((record) => [record._id, record])));
      for (const id of missing) known.set(id, read.then((records) => records.get(id)));
    }
    const found = await Promise.all(asked.map((id) => known.get(id)));
    return found.filter((record) => record !== undefined);
  };
}
