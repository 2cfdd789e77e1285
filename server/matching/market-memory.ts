import type { ListingRecord } from "../../models/listing.ts";
import { dayAt } from "../clock.ts";
import type { MatchingDependencies } from "./ports.ts";
import type { Proposal } from "./propose.ts";
import { keepLive, readLiveFrom, type ReadLive } from "./read-live.ts";

/** Needs remembered, each with about ten kilobytes. */
const MOST_NEEDS = 2_000;

/**
 * What was read and found while many listings wait to be matched, for as long as it holds: each resource that suits a need asks for the
 * need's own view, and so does the need itself. Whoever learns of a change says so.
 */
export interface MarketMemory {
  /** Reads live listings as they are at their newest known revision. */
  readLive: ReadLive;
  /** What was found for a need as it is, with `asker` in the market, or what `find` finds now. */
  proposalsOf(need: ListingRecord, asker: string, find: () => Promise<Proposal[]>): Promise<Proposal[]>;
  /** A new listing came into the market: what was found before does not hold for it, but for all others. */
  came(listing: string): void;
  /** Something between this need and its counterparts changed. */
  forget(need: string): void;
  /** The market changed otherwise, or what is asked of it. */
  clear(): void;
}

export function createMarketMemory({ models, market, clock }: Pick<MatchingDependencies, "models" | "market" | "clock">): MarketMemory {
  const live = keepLive(readLiveFrom(models), market);
  const remembered = new Map<string, { as: string; after: number; found: Promise<Proposal[]> }>();
  const cameAt = new Map<string, number>();
  let arrivals = 0;
  const clear = () => {
    live.clear();
    remembered.clear();
    cameAt.clear();
  };
  return {
    readLive: live.read,
    proposalsOf(need, asker, find) {
      const as = `${need.revision} ${dayAt(clock.now())}`;
      const known = remembered.get(need._id);
      if (known?.as === as && known.after >= (cameAt.get(asker) ?? 0)) return known.found;
      if (remembered.size >= MOST_NEEDS) clear();
      const entry = { as, after: arrivals, found: find() };
      remembered.set(need._id, entry);
      entry.found.catch(() => remembered.get(need._id) === entry && remembered.delete(need._id));
      return entry.found;
    },
    came: (listing) => cameAt.set(listing, (arrivals += 1)),
    forget: (need) => remembered.delete(need),
    clear,
  };
}
