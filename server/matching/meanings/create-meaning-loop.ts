import type { EventRecord } from "../../../models/event.ts";
import type { MatchingDependencies } from "../ports.ts";

/** Listings read at a time. */
const BATCH = 200;

/** Learns what listings mean, outside the way from publishing to suggesting: those that were published or changed wait here. */
export interface MeaningLoop {
  onEvent(event: EventRecord): void;
  /**
   * Learns what waits, and at the first call all that is live; what turns out to mean a process is matched anew.
   * @throws Error when the model cannot be had; what was not learned waits for the next call
   */
  learn(): Promise<void>;
}

/** @param again matches listings anew */
export function createMeaningLoop(
  { models, meanings }: Pick<MatchingDependencies, "models" | "meanings">,
  again: (listings: readonly string[]) => void,
): MeaningLoop {
  const waiting = new Set<string>();
  /** Id up to which the live listings were read, or null once all of them were. */
  let readUpTo: string | null = "";

  const learnSome = async (filter: { _id: object }): Promise<string[]> => {
    const records = await models.listings
      .find({ ...filter, open: true, kind: { $in: ["need", "resource"] } }, { title: 1, text: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    again(await meanings.learn(records));
    return records.map(({ _id }) => _id);
  };

  return {
    onEvent({ type, data: { listing } }) {
      if ((type === "listing.published" || type === "listing.changed") && typeof listing === "string") waiting.add(listing);
    },
    async learn() {
      while (readUpTo !== null) {
        const read = await learnSome({ _id: { $gt: readUpTo } });
        readUpTo = read.length < BATCH ? null : read.at(-1)!;
      }
      while (waiting.size > 0) {
        const some = [...waiting].slice(0, BATCH);
        await learnSome({ _id: { $in: some } });
        for (const listing of some) waiting.delete(listing);
      }
    },
  };
}
