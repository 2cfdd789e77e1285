import { bindUseCases } from "./bind-use-cases.ts";
import type { CooperationDependencies } from "./cooperation/cooperation-dependencies.ts";
import { cooperationUseCases } from "./cooperation/cooperation-use-cases.ts";
import { startCooperation } from "./cooperation/start-cooperation.ts";
import type { Dependencies } from "./dependencies.ts";
import { createDatabaseEngine } from "./matching/candidates/database-engine.ts";
import type { EngineHost, EngineThread } from "./matching/engine-host.ts";
import { Market } from "./matching/market.ts";
import { matchingUseCases } from "./matching/matching-use-cases.ts";
import { createMeanings, noMeanings } from "./matching/meanings/create-meanings.ts";
import type { EmbeddingEndpoint } from "./matching/meanings/request-embeddings.ts";
import type { PlanHost } from "./matching/plans/plan-host.ts";
import { createPlanKeeper } from "./matching/plans/plan-keeper.ts";
import type { PlanLimits } from "./matching/plans/plan-limits.ts";
import type { MatchingDependencies, MatchingPorts, PlanningDependencies } from "./matching/ports.ts";
import { presentListings } from "./matching/present-listings.ts";
import type { Reference } from "./reference/load-reference.ts";

/** What matching and cooperation need of the listings. */
type ListingServices = Pick<MatchingPorts, "draftListing" | "draftChange" | "requireListing"> &
  Pick<CooperationDependencies, "reserveQuantity" | "releaseQuantity">;

/**
 * Composes matching and cooperation: their use cases, and the dependencies on which the loop runs that keeps
 * suggestions in step with the event log.
 */
export function createMatchingServices(
  dependencies: Dependencies,
  parts: {
    listings: ListingServices;
    reference: Reference;
    engine: EngineThread;
    candidates: "memory" | "database";
    embeddings: EmbeddingEndpoint | null;
    planHost: PlanHost;
    planLimits?: Partial<PlanLimits> | undefined;
  },
) {
  const { listings, reference, embeddings, planHost } = parts;
  const processes = new Map(reference.categories.all.filter(({ code }) => code.startsWith("process.")).map(({ zh, code }) => [zh, code]));
  const names = {
    placeName: (code: string) => reference.divisions.find(code)?.name ?? null,
    processCategory: (process: string) => processes.get(process) ?? null,
    unitGroup: (canonical: string) => reference.units.group(canonical),
  };
  const cooperation: CooperationDependencies = {
    ...dependencies,
    ...listings,
    ...names,
    presentListings: (ids) => presentListings({ ...dependencies, ...names }, ids),
  };
  const meanings = embeddings ? createMeanings(dependencies, embeddings, reference.processes.groups) : noMeanings;
  const inMemory = parts.candidates === "memory";
  const engine: EngineHost = inMemory
    ? parts.engine
    : createDatabaseEngine({ thread: parts.engine, models: dependencies.models, meanings, reliabilityOf: (organization) => market.reliabilityOf(organization) });
  const market: Market = new Market(engine, inMemory ? Infinity : undefined);
  const planning: PlanningDependencies = {
    ...dependencies,
    ...names,
    draftListing: listings.draftListing,
    draftChange: listings.draftChange,
    requireListing: listings.requireListing,
    startCooperation: (transaction, match, records) => startCooperation(cooperation, transaction, match, records),
    engine,
    market,
    meanings,
    planHost,
  };
  const matching: MatchingDependencies = { ...planning, planKeeper: createPlanKeeper(planning, parts.planLimits) };
  return {
    dependencies: matching,
    matching: bindUseCases(matching, matchingUseCases),
    cooperation: bindUseCases(cooperation, cooperationUseCases),
  };
}
