import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayAt } from "../../server/clock.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import { readEnvironment } from "../../server/env.ts";
import { createVocabulary } from "../../server/matching/create-vocabulary.ts";
import { audienceKey, dayNumber, toEngineListing } from "../../server/matching/engine-listing.ts";
import { createEngine } from "../../server/matching/engine/create-engine.ts";
import { createTokenizer } from "../../server/matching/tokenizer.ts";
import { loadReference } from "../../server/reference/load-reference.ts";
import { startHub, type Hub } from "../../server/start-hub.ts";
import { buildListing } from "../../tests/factories/listings.ts";
import { buildPerson } from "../../tests/factories/people.ts";
import type { BenchOptions } from "../bench.ts";
import { listingDependencies } from "./listing-dependencies.ts";
import { fillListMarket, type ListMarket } from "./list-market.ts";
import { percentile, rounded } from "./percentile.ts";

/** A need is published each time so many milliseconds have passed while the others are matched. */
const PUBLISH_EVERY_MS = 2_000;

/**
 * Needs and resources of one alliance that came all at once, as by an import: how long until each has its suggestions stored and told,
 * and how long a need waits that is published meanwhile. The peer is the bare engine, asked once for the counterparts of the same listings.
 */
export async function run({ n = 1_000, say }: BenchOptions): Promise<object> {
  const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-bench-"));
  const hub = await startHub({ env: readEnvironment({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn" }), pages: "none" });
  try {
    await hub.services.matchingLoop.whenIdle();
    const market = await fill(hub, n);
    say(`${n} listings`);
    return { listings: n, ...(await measure(hub, market, say)) };
  } finally {
    await hub.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fill({ dependencies }: Hub, n: number): Promise<ListMarket> {
  const market = await fillListMarket(listingDependencies(dependencies), n, { alliances: 1, onlyOpen: true });
  for (const { id, members } of market.alliances) {
    for (const organization of members) await buildPerson(dependencies, { role: "liaison", organization, alliance: id });
  }
  return market;
}

async function measure(hub: Hub, { alliances }: ListMarket, say: (line: string) => void): Promise<object> {
  const { dependencies, services } = hub;
  const { models } = dependencies;
  const [{ id: alliance, members }] = alliances as [ListMarket["alliances"][0]];
  const waited: number[] = [];
  const publishOne = async () => {
    const began = performance.now();
    const { id } = await buildListing(hub, { alliance, owner: members[0]!, title: "收割机机架静电喷涂", category: "process.p14" });
    while (!(await models.matchRuns.exists({ _id: id }))) await new Promise((resolve) => setTimeout(resolve, 5));
    waited.push(performance.now() - began);
  };

  const began = performance.now();
  const before = process.cpuUsage();
  services.matchingLoop.resync();
  const idle = services.matchingLoop.whenIdle();
  let publishing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => (publishing = publishing.then(publishOne)), PUBLISH_EVERY_MS);
  await idle;
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  clearInterval(timer);
  await publishing;
  const count = await models.listings.countDocuments({ open: true });
  say("all matched");
  return {
    ms: rounded(ms),
    engineMs: rounded(await askEngine(dependencies)),
    processorMs: rounded((user + system) / 1_000),
    perListingMs: rounded(ms / count),
    suggestions: await models.matches.countDocuments({}),
    notices: await models.notices.countDocuments({}),
    publishedMeanwhile: { count: waited.length, p50Ms: rounded(percentile(waited, 0.5)), longestMs: rounded(Math.max(...waited)) },
  };
}

/** Milliseconds that the engine by itself takes to find and explain the counterparts of all that is open. */
async function askEngine({ models, clock }: Dependencies): Promise<number> {
  const reference = loadReference();
  const engine = createEngine(createVocabulary(reference, createTokenizer(reference.processes.words)));
  const records = await models.listings.find({ open: true }).lean();
  const listings = records.map((record) => toEngineListing(record));
  for (const listing of listings) engine.insert(listing);
  const visible = [...new Set(records.map(({ readers }) => audienceKey(readers)))];
  const today = dayNumber(dayAt(clock.now()));
  const began = performance.now();
  for (const listing of listings) engine.match({ listing, today, visible, limit: 40 });
  return performance.now() - began;
}
