import type { ListingRecord } from "../../models/listing.ts";
import type { Market } from "./market.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Reads the live listings among ids, in any order. */
export type ReadLive = (ids: readonly string[]) => Promise<ListingRecord[]>;

export const readLiveFrom =
  ({ listings }: Pick<MatchingDependencies["models"], "listings">): ReadLive =>
  (ids) =>
    listings.find({ _id: { $in: [...new Set(ids)] }, open: true }).lean();

/** Records kept, each of a few kilobytes. */
const MOST = 2_000;

/** What reads live listings and keeps them while the market knows of no other revision. */
export interface KeptLive {
  read: ReadLive;
  clear(): void;
}

export function keepLive(readLive: ReadLive, market: Pick<Market, "revisionOf">): KeptLive {
  const kept = new Map<string, { record: ListingRecord; revision: number }>();
  const isFresh = (id: string): boolean => kept.has(id) && kept.get(id)!.revision === market.revisionOf(id);
  return {
    async read(ids) {
      const asked = [...new Set(ids)];
      const missing = asked.filter((id) => !isFresh(id));
      const found = new Map(asked.flatMap((id) => (isFresh(id) ? [[id, kept.get(id)!.record] as const] : [])));
      if (kept.size + missing.length > MOST) kept.clear();
      const known = new Map(missing.map((id) => [id, market.revisionOf(id)]));
      for (const record of missing.length > 0 ? await readLive(missing) : []) {
        found.set(record._id, record);
        const revision = known.get(record._id);
        if (revision !== undefined) kept.set(record._id, { record, revision });
      }
      return [...found.values()];
    },
    clear: () => kept.clear(),
  };
}

/** Reads each listing once however often it is asked for: what a run of matching asks about one moment. */
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
