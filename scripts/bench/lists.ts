import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ListingQuery } from "../../app/contracts/listings.ts";
import type { Actor } from "../../server/access/actor.ts";
import { dayAt } from "../../server/clock.ts";
import type { ListingDependencies } from "../../server/listings/listing-dependencies.ts";
import { listListings } from "../../server/listings/list-listings.ts";
import { findActor } from "../../server/people/resolve-actor.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../../tests/factories/people.ts";
import type { BenchOptions } from "../bench.ts";
import { listingDependencies } from "./listing-dependencies.ts";
import { fillListMarket, type ListMarket } from "./list-market.ts";
import { listFilters, listQueries } from "./list-queries.ts";
import { openHubDatabase } from "./open-hub-database.ts";
import { percentile, rounded } from "./percentile.ts";

/** Of the questions that one may ask, one in so many is asked. */
const ONE_IN = 13;
/** A question that takes longer than half of what it may is asked again: the best time counts, for the machine does other things too. */
const TRIES = 3;
const MOST_MS = 50;

/** Fills a database with listings and asks for its lists in every way, as five people: how long each kind of question takes. */
export async function run({ n = 50_000, say }: BenchOptions): Promise<object> {
  const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-bench-"));
  const { dependencies, close } = await openListings(dataDir);
  try {
    const market = await fillListMarket(dependencies, n);
    say(`${n} listings`);
    return { listings: n, ...(await measureLists(dependencies, market, say)) };
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What lists are read with; on MongoDB where `MONGODB_URI` names one. */
async function openListings(dataDir: string): Promise<{ dependencies: ListingDependencies; close: () => Promise<void> }> {
  const { dependencies, close } = await openHubDatabase({ dataDir, uri: process.env.MONGODB_URI });
  return { dependencies: listingDependencies(dependencies), close };
}

interface Asked {
  ms: number;
  who: string;
  query: ListingQuery;
}

/** Asks for lists in every way, by what narrows them. */
async function measureLists(dependencies: ListingDependencies, market: ListMarket, say: (line: string) => void): Promise<object> {
  const now = dependencies.clock.now();
  const today = dayAt(now);
  const actors = await actorsOf(dependencies, market);
  const filters: Record<string, object> = {};
  const all: Asked[] = [];
  let turn = 0;
  for (const [name, filter] of Object.entries(listFilters(market, today))) {
    const asked: Asked[] = [];
    for (const [who, actor] of Object.entries(actors)) {
      for (const query of listQueries(filter, now, today)) {
        if (turn++ % ONE_IN !== 0) continue;
        asked.push({ ms: await bestTime(() => listListings(dependencies, actor, query)), who, query });
      }
    }
    all.push(...asked);
    const slowest = asked.reduce((one, other) => (other.ms > one.ms ? other : one));
    filters[name] = figuresOf(asked);
    say(`${name}: slowest ${rounded(slowest.ms)} ms, ${slowest.who} ${JSON.stringify(slowest.query)}`);
  }
  return { ...figuresOf(all), over50Ms: all.filter(({ ms }) => ms > MOST_MS).length, filters };
}

const figuresOf = (asked: readonly Asked[]) => {
  const times = asked.map(({ ms }) => ms);
  return { queries: times.length, p50Ms: rounded(percentile(times, 0.5)), p99Ms: rounded(percentile(times, 0.99)), slowestMs: rounded(Math.max(...times)) };
};

async function bestTime(ask: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let attempt = 0; attempt < TRIES && best > MOST_MS / 2; attempt++) {
    const began = performance.now();
    await ask();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** One of each role in the first alliance and its county, and a firm from elsewhere that only sees what is public. */
async function actorsOf(dependencies: ListingDependencies, market: ListMarket): Promise<Record<string, Actor>> {
  const [own] = market.alliances as [ListMarket["alliances"][0]];
  const away = await buildAlliance(dependencies, { county: "371102" });
  const [organization] = own.members as [string];
  const as = async (person: Promise<TestPerson>) => (await findActor(dependencies, (await person).id))!;
  return {
    liaison: await as(buildPerson(dependencies, { role: "liaison", organization, alliance: own.id, county: own.county })),
    secretary: await as(buildPerson(dependencies, { role: "secretary", alliance: own.id, county: own.county })),
    officer: await as(buildPerson(dependencies, { role: "officer", organization, county: own.county })),
    administrator: await as(buildPerson(dependencies, { role: "administrator" })),
    stranger: await as(buildPerson(dependencies, { role: "liaison", organization: await buildMember(dependencies, away), alliance: away.id, county: away.county })),
  };
}
