import type { ListingRecord } from "../../models/listing.ts";
import type { MatchingDependencies } from "./ports.ts";
import type { Reliability } from "./engine-listing.ts";

/** Listings read and handed to the engine at a time. */
const BATCH = 500;

/** Policies are not matched. */
const liveFilter = { open: true, kind: { $in: ["need", "resource"] } } as const;

type Reading = Pick<MatchingDependencies, "models" | "market" | "meanings" | "log">;

/**
 * Makes the market what the database says: puts every live need and resource that is new or newer, takes out what is no
 * longer live. Runs at the start and whenever events may have been missed; changes of listings go on meanwhile.
 */
export async function loadMarket({ models, market, meanings, log }: Reading): Promise<void> {
  market.setReliability(await readReliability({ models }));
  market.startLoading();
  const live = new Set<string>();
  for await (const batch of liveListings(models)) {
    for (const record of batch) live.add(record._id);
    market.put(batch, await meanings.processesOf(batch));
    if (!market.progress.ready) log.info({ loaded: market.progress.loaded }, "matching engine is loading");
  }
  // A listing published while this ran is live though it was not read here: those are asked for once more.
  const missing = market.ids().filter((id) => !live.has(id));
  for (let i = 0; i < missing.length; i += BATCH) await refreshListings({ models, market, meanings }, missing.slice(i, i + BATCH));
  market.markReady();
  log.info({ loaded: market.progress.loaded }, "matching engine is ready");
}

/**
 * Builds an engine anew of whose lines most are dead, a batch a step, while it goes on answering; changes may be made between steps. For that
 * time the lines take twice the memory. A step that fails ends it; it may be begun again. Each step gives the ids of the lines of which it learned
 * before anybody told.
 */
export async function* rebuildEngine({ models, market, meanings, log }: Reading): AsyncGenerator<string[]> {
  market.beginRebuilding();
  for await (const batch of liveListings(models)) {
    yield market.fill(batch, await meanings.processesOf(batch));
  }
  market.endRebuilding();
  log.info({ lines: market.ids().length }, "matching engine is built anew");
}

/** All live needs and resources, or these fields of them, in batches by id. */
async function* liveListings<Field extends keyof ListingRecord = keyof ListingRecord>(
  { listings }: Reading["models"],
  fields?: Record<Field, 1>,
): AsyncGenerator<Pick<ListingRecord, Field | "_id">[]> {
  let after = "";
  for (;;) {
    const batch = await listings
      .find({ ...liveFilter, _id: { $gt: after } }, fields)
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)!._id;
  }
}

/** Reads listings anew: live ones go into the engine, others out of it. Gives the ids of those for which that was a change. */
export async function refreshListings({ models, market, meanings }: Pick<Reading, "models" | "market" | "meanings">, ids: readonly string[]): Promise<string[]> {
  const live = await models.listings.find({ ...liveFilter, _id: { $in: ids } }).lean();
  const found = new Set(live.map((record) => record._id));
  const put = market.put(live, await meanings.processesOf(live));
  return [...put, ...market.remove(ids.filter((id) => !found.has(id)))];
}

/** What every organization promised and delivered so far. */
export async function readReliability({ models }: Pick<Reading, "models">): Promise<Map<string, Reliability>> {
  const cooperations = await models.cooperations
    .find({ state: { $in: ["delivered", "confirmed", "broken"] } }, { commitments: 1, deliveries: 1 })
    .lean();
  const reliability = new Map<string, Reliability>();
  for (const { commitments, deliveries } of cooperations) {
    for (const { id, owner, milli } of commitments) {
      const known = reliability.get(owner) ?? { promisedMilli: 0, deliveredMilli: 0 };
      const delivered = deliveries.reduce((sum, delivery) => sum + (delivery.commitment === id ? delivery.milli : 0), 0);
      reliability.set(owner, { promisedMilli: known.promisedMilli + milli, deliveredMilli: known.deliveredMilli + delivered });
    }
  }
  return reliability;
}

/** Live listings whose newest revision was not matched yet, oldest first: what a crash left behind. */
export async function listUnmatched({ models }: Pick<Reading, "models">): Promise<string[]> {
  const unmatched: string[] = [];
  for await (const batch of liveListings(models, { revision: 1 })) {
    const marks = await models.matchRuns.find({ _id: { $in: batch.map((record) => record._id) } }).lean();
    const revisionOf = new Map(marks.map((mark) => [mark._id, mark.revision]));
    unmatched.push(...batch.filter(({ _id, revision }) => (revisionOf.get(_id) ?? -1) < revision).map(({ _id }) => _id));
  }
  return unmatched;
}
