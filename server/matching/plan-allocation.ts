import type { PlanInput, PlanView } from "../../app/contracts/plans.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { PlanRecord, PlanRowRecord } from "../../models/plan.ts";
import type { Actor } from "../access/actor.ts";
import { canKeepMatching } from "../access/match-rules.ts";
import { isChair, isInsider } from "../access/scope.ts";
import { AppError, forbidden, notFound } from "../errors.ts";
import { fromCanonical } from "./engine-listing.ts";
import type { Plan } from "./engine/plan/types.ts";
import { queryFor } from "./engine-query.ts";
import { compileMarketProblem, type MarketProblem, type PlanOption } from "./market-problem.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentPlan } from "./present-plan.ts";
import { readMutual } from "./read-mutual.ts";

/** Counterparts of each need that take part. */
const OPTIONS_PER_NEED = 30;
/** Needs asked for in one message to the engine. */
const BATCH = 200;
const READY_MS = 10_000;
/** Shadow prices that are told, and for how many units. */
const TOLD_PRICES = 20;
const EXTRA_UNITS_MILLI = 100_000;

/**
 * The best allocation of everything open to the open needs of an alliance, with its proof, compared with
 * first-come-first-served. Stores the plan, writes an audit record and emits `plan.changed` to the alliance's keepers.
 * @throws not_found for outsiders, forbidden for members, unavailable while the engine loads
 */
export async function planAllocation(dependencies: MatchingDependencies, actor: Actor, input: PlanInput): Promise<PlanView> {
  const { models, inTransaction, ids, market, solvePlan } = dependencies;
  const alliance = await requireKeptAlliance(dependencies, actor, input.alliance);
  if (!(await market.whenReady(READY_MS))) throw new AppError("unavailable", { reason: "engine_starting" });
  const needs = await models.listings
    .find({ alliance: alliance._id, kind: "need", open: true, remainingMilli: { $gt: 0 } })
    .sort({ publishedAt: 1, _id: 1 })
    .lean();
  const compiled = compileMarketProblem(needs, await findOptions(dependencies, needs));
  const solved = await solvePlan(compiled.problem);
  const plan: PlanRecord = await inTransaction(actor, async (transaction) => {
    const record: PlanRecord = {
      _id: ids.next(),
      alliance: alliance._id,
      at: transaction.at,
      by: { person: actor.person.id, name: actor.person.name },
      ...recordOf(compiled, solved),
      state: "computed",
      proposedAt: null,
      suggestions: 0,
    };
    await models.plans.create([record], { session: transaction.session });
    await transaction.audit({
      action: "plan.compute",
      subject: { kind: "plan", id: record._id },
      alliance: alliance._id,
      county: alliance.county,
      after: { valueFen: record.valueFen, firstComeFen: record.firstComeFen, certified: record.certified },
    });
    const audience = { roles: ["secretary" as const, "officer" as const, "chair" as const] };
    await transaction.emit(`alliance:${alliance._id}`, "plan.changed", { plan: record._id, state: "computed" }, audience);
    return record;
  });
  return presentPlan(dependencies, plan);
}

/** One plan. @throws not_found unless the actor keeps the alliance or is its chair */
export async function getPlan(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<PlanView> {
  const plan = await dependencies.models.plans.findOne({ _id: id }).lean();
  if (!plan) throw notFound();
  await requireReadableAlliance(dependencies, actor, plan.alliance);
  return presentPlan(dependencies, plan);
}

/** The newest plan of an alliance, or null. @throws not_found as `getPlan` */
export async function findNewestPlan(dependencies: MatchingDependencies, actor: Actor, alliance: string): Promise<PlanView | null> {
  await requireReadableAlliance(dependencies, actor, alliance);
  const plan = await dependencies.models.plans.findOne({ alliance }).sort({ at: -1 }).lean();
  return plan && presentPlan(dependencies, plan);
}

async function requireReadableAlliance({ models }: MatchingDependencies, actor: Actor, id: string) {
  const alliance = await models.alliances.findOne({ _id: id }).lean();
  const scope = alliance && { alliance: id, county: alliance.county };
  if (!scope || !(canKeepMatching(actor, scope) || isChair(actor, id))) throw notFound();
  return alliance;
}

/**
 * The alliance, for who keeps it.
 * @throws not_found for outsiders, forbidden for members
 */
export async function requireKeptAlliance({ models }: MatchingDependencies, actor: Actor, id: string) {
  const alliance = await models.alliances.findOne({ _id: id }).lean();
  const scope = alliance && { alliance: id, county: alliance.county };
  if (!scope || !isInsider(actor, scope)) throw notFound();
  if (!canKeepMatching(actor, scope)) throw forbidden();
  return alliance;
}

async function findOptions(dependencies: MatchingDependencies, needs: readonly ListingRecord[]): Promise<PlanOption[]> {
  const options: PlanOption[] = [];
  for (let start = 0; start < needs.length; start += BATCH) {
    const batch = needs.slice(start, start + BATCH);
    const queries = await Promise.all(batch.map((need) => queryFor(dependencies, need, { limit: OPTIONS_PER_NEED })));
    const results = await dependencies.engine.matchMany(queries);
    for (const [index, { suggestions }] of results.entries()) {
      const need = batch[index]!;
      const resources = await readMutual(dependencies, need, suggestions.map(({ id }) => id));
      for (const suggestion of suggestions) {
        const resource = resources.get(suggestion.id);
        if (resource) options.push({ need, resource, suggestion });
      }
    }
  }
  return options;
}

/** The solver's answer in listings, in the needs' units. What a supplier cannot make in time is cut off its flow. Pure. */
function recordOf(compiled: MarketProblem, solved: Plan): Pick<PlanRecord, "valueFen" | "firstComeFen" | "certified" | "gapPercent" | "rows" | "shadowPrices"> {
  const { needs, resources, options, milliPerUnit } = compiled;
  const fen = (value: number) => Math.round((value * milliPerUnit) / 1_000);
  const rows = needs.map((need): PlanRowRecord => ({
    need: need._id,
    unit: need.quantity!.unit,
    wantedMilli: need.remainingMilli!,
    servedMilli: 0,
    valueFen: 0,
    parts: [],
  }));
  let cut = false;
  for (const flow of solved.flows) {
    const { suggestion, resource } = options[flow.edge]!;
    const canonical = Math.min(flow.quantity * milliPerUnit, suggestion.supplyMilli!);
    cut ||= canonical < flow.quantity * milliPerUnit;
    const row = rows[flow.need]!;
    const milli = Math.min(fromCanonical(needs[flow.need]!.quantity!, canonical), row.wantedMilli - row.servedMilli);
    const valueFen = Math.round((canonical * flow.profitPerUnit) / 1_000);
    row.parts.push({ resource: resource._id, milli, valueFen, score: suggestion.score });
    row.servedMilli += milli;
    row.valueFen += valueFen;
  }
  const valueFen = rows.reduce((sum, row) => sum + row.valueFen, 0);
  const bound = fen(solved.dual);
  const certified = solved.certified && !cut;
  const shadowPrices = resources
    .flatMap((resource, index) => {
      const perUnitFen = solved.resourceDuals[index]!;
      const { quantity } = resource;
      if (!quantity || perUnitFen <= 0) return [];
      const gainFen = Math.round((EXTRA_UNITS_MILLI * perUnitFen) / 1_000);
      return [{ resource: resource._id, unit: quantity.canonicalUnit, extraMilli: EXTRA_UNITS_MILLI, gainFen }];
    })
    .toSorted((a, b) => b.gainFen - a.gainFen || (a.resource < b.resource ? -1 : 1))
    .slice(0, TOLD_PRICES);
  return {
    valueFen,
    firstComeFen: fen(solved.greedy.value),
    certified,
    gapPercent: certified || bound === 0 ? 0 : Math.max(0, Math.round(((bound - valueFen) / bound) * 10_000) / 100),
    rows,
    shadowPrices,
  };
}

/** Alliances whose plan the actor may read; `keeps`: may also compute and propose it. */
export async function listPlannedAlliances(
  { models }: MatchingDependencies,
  actor: Actor,
): Promise<{ id: string; name: string; keeps: boolean }[]> {
  const alliances = await models.alliances.find({}, { name: 1, county: 1 }).sort({ name: 1 }).lean();
  return alliances.flatMap(({ _id: id, name, county }) => {
    const keeps = canKeepMatching(actor, { alliance: id, county });
    return keeps || isChair(actor, id) ? [{ id, name, keeps }] : [];
  });
}
