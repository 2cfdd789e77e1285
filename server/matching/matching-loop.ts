import type { EventRecord } from "../../models/event.ts";
import { openNeedsOf } from "../conditions/open-needs-of.ts";
import type { InTransaction } from "../outbox/transaction.ts";
import { createTurns } from "../turns.ts";
import { groupNeed } from "./group-need.ts";
import { listUnmatched, loadMarket, readReliability, rebuildEngine, refreshListings } from "./load-market.ts";
import { createMarketMemory } from "./market-memory.ts";
import type { MatchingDependencies } from "./ports.ts";
import { createSuggestMatches } from "./suggest-matches.ts";

/** Keeps the engine and the stored suggestions in step with the event log. */
export interface MatchingLoop {
  onEvent(event: EventRecord): void;
  /** Matches listings anew although they did not change, because more is known of them. */
  again(listings: readonly string[]): void;
  /** The same for the open needs of a firm of which more is known; resolves when they wait to be matched. */
  againFor(organization: string): Promise<void>;
  /**
   * Events may have been missed: everything live is read anew, and what was not matched is matched. Nothing is matched
   * before the first call.
   */
  resync(): void;
  /** Everything known is matched. */
  isIdle(): boolean;
  /** Resolves when everything known is matched. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

/** Wait before work that failed, because the database or the engine was away, is tried again. */
const RETRY_MS = 1_000;
/** Listings matched at the same time: while some are written, the next are looked for. */
const LANES = 8;
/** Listings read in one go before they are matched. */
const READ_AT_A_TIME = 500;
/** Revisions remembered so that the same change told on several streams is looked at once. */
const REMEMBERED = 10_000;

/**
 * Every listing that was published or changed is read anew, put into the engine and matched; what happened just now
 * goes before what a sweep found. Several processes may do the same: the stored suggestions are the same.
 */
export function createMatchingLoop(dependencies: MatchingDependencies): MatchingLoop {
  const { engine, market, planKeeper, log } = dependencies;
  const [reading, writing] = [createTurns(), createTurns()];
  // Its transactions want the numbers of the same streams: at the same time they would undo one another.
  const inTransaction: InTransaction = (actor, work) => writing.run(() => dependencies.inTransaction(actor, work));
  const writingInTurn = { ...dependencies, inTransaction };
  const memory = createMarketMemory(dependencies);
  const suggestMatches = createSuggestMatches(writingInTurn, memory);
  const urgent = new Map<string, { force: boolean }>();
  const background = new Set<string>();
  const told = new Set<string>();
  const inHand = new Set<string>();
  const seen = new Map<string, number>();
  const ended = new Set<string>();
  let closed = false;
  let rebuilding: AsyncGenerator<string[]> | undefined;
  let resyncs = 0;
  let resynced = 0;
  let wake: (() => void) | undefined;
  const waiting: (() => void)[] = [];

  const nudge = () => {
    wake?.();
    wake = undefined;
  };
  const sleep = (ms?: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      if (ms !== undefined) setTimeout(resolve, ms).unref();
    });
  const ask = (listing: unknown, force = false) => {
    if (typeof listing !== "string") return;
    urgent.set(listing, { force: force || (urgent.get(listing)?.force ?? false) });
    told.add(listing);
    nudge();
  };

  /** Who may see what, by what weights, may have changed. */
  const forgetReaders = () => {
    market.readers.clear();
    memory.clear();
  };
  const resyncNow = async () => {
    const aim = resyncs;
    forgetReaders();
    await loadMarket(dependencies);
    for (const listing of await listUnmatched(dependencies)) background.add(listing);
    resynced = aim;
    planKeeper.onUnknown();
  };
  /**
   * The listing to match next: what happened just now, then, unless the engine is being built anew, what a sweep found. None that is
   * being matched just now, for what was read of it first could be written last.
   */
  const nextListing = (): { listing: string; force: boolean } | undefined => {
    for (const [listing, { force }] of urgent) if (!inHand.has(listing)) return { listing, force };
    if (rebuilding !== undefined) return undefined;
    for (const listing of background) if (!inHand.has(listing)) return { listing, force: false };
    return undefined;
  };
  /** The engine holds these as they are now. */
  const learnOf = (listings: readonly string[]) => {
    for (const listing of listings) {
      memory.came(listing);
      planKeeper.onListing(listing);
    }
  };
  const readNext = async () => {
    const listings = [...told].slice(0, READ_AT_A_TIME);
    for (const listing of listings) told.delete(listing);
    try {
      const held = new Set(listings.filter((listing) => market.mayHold(listing)));
      const changed = await refreshListings(dependencies, listings);
      if (changed.some((listing) => held.has(listing))) memory.clear();
      learnOf(changed);
    } catch (error) {
      for (const listing of listings) told.add(listing);
      throw error;
    }
  };
  /** Puts into the engine whatever was told of until now, so that of many that came together each is compared with all the others. */
  const readTold = (): Promise<void> =>
    reading.run(async () => {
      while (told.size > 0) await readNext();
    });
  const matchOne = async ({ listing, force }: { listing: string; force: boolean }) => {
    urgent.delete(listing);
    background.delete(listing);
    inHand.add(listing);
    try {
      await readTold();
      // More may be known of a listing that did not change: an answer to a condition, a counterpart that declined.
      if (force) planKeeper.onListing(listing, true);
      await suggestMatches(listing, force);
      await groupNeed(writingInTurn, listing);
    } catch (error) {
      ask(listing, force);
      throw error;
    } finally {
      inHand.delete(listing);
    }
  };
  /** Matches what waits, several listings at a time, until nothing does, something else is to be done first, or one of them fails. */
  const matchTogether = async () => {
    const failures: unknown[] = [];
    const lane = async () => {
      while (!closed && failures.length === 0 && engine.isRunning() && resynced === resyncs) {
        const next = nextListing();
        if (!next) return;
        await matchOne(next).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (failures.length > 0) throw failures[0];
  };
  const rebuildFurther = async (steps: AsyncGenerator<string[]>) => {
    // After a step that failed the next one says that it is done.
    const step = await steps.next();
    if (step.done) rebuilding = undefined;
    else if (step.value.length > 0) {
      memory.clear();
      learnOf(step.value);
    }
  };
  const run = async () => {
    while (!closed) {
      try {
        if (!engine.isRunning()) await sleep(RETRY_MS);
        else if (resynced < resyncs) await resyncNow();
        else if (nextListing()) await matchTogether();
        else if (rebuilding !== undefined) await rebuildFurther(rebuilding);
        else if (market.isWorn) rebuilding = rebuildEngine(dependencies);
        else {
          memory.clear();
          for (const go of waiting.splice(0)) go();
          await sleep();
        }
      } catch (error) {
        if (closed) return;
        log.warn({ err: error }, "matching could not go on, trying again");
        await sleep(RETRY_MS);
      }
    }
  };

  const againFor = async (organization: string) => {
    const needs = await openNeedsOf(dependencies.models, [organization]);
    for (const { _id } of needs.get(organization) ?? []) ask(_id, true);
  };
  const resync = () => {
    resyncs += 1;
    nudge();
  };
  engine.onEmpty(() => {
    market.clear();
    memory.clear();
    rebuilding = undefined;
    if (resyncs > 0) resync();
  });
  const isIdle = () => resynced === resyncs && urgent.size === 0 && background.size === 0 && wake !== undefined;
  const running = run();

  return {
    onEvent({ type, data }) {
      switch (type) {
        case "listing.published":
        case "listing.changed":
        case "listing.expiring": {
          const { listing, revision } = data;
          if (typeof listing !== "string" || typeof revision !== "number") return ask(listing);
          if ((seen.get(listing) ?? -1) >= revision) return;
          if (seen.size >= REMEMBERED) seen.clear();
          seen.set(listing, revision);
          return ask(listing);
        }
        case "match.declined":
          // The next best counterpart, or several together, may be worth suggesting to the need now. The same is told on
          // several streams: once is enough.
          if (!Array.isArray(data.listings)) return;
          if (ended.has(`${data.match}:${data.revision}`)) return;
          if (ended.size >= REMEMBERED) ended.clear();
          ended.add(`${data.match}:${data.revision}`);
          if (typeof data.listings[0] === "string") memory.forget(data.listings[0]);
          return ask(data.listings[0], true);
        case "cooperation.changed":
          if (data.state === "confirmed" || data.state === "broken") {
            readReliability(dependencies).then(
              (reliability) => {
                market.setReliability(reliability);
                memory.clear();
              },
              (error: unknown) => log.warn({ err: error }, "reliability could not be read"),
            );
          }
          return;
        case "alliance.changed":
          // A firm's register is what conditions are judged by.
          if (data.what === "organization" && typeof data.organization === "string") {
            againFor(data.organization).catch((error: unknown) => log.warn({ err: error }, "a firm's needs could not be read"));
          }
          forgetReaders();
          planKeeper.onUnknown(true);
          return;
        case "seat.changed":
          forgetReaders();
          planKeeper.onUnknown(false);
          return;
        default:
          return;
      }
    },
    again(listings) {
      for (const listing of listings) ask(listing, true);
    },
    againFor,
    resync,
    isIdle,
    whenIdle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async close() {
      closed = true;
      nudge();
      await running;
    },
  };
}
