import type { PlanInput, PlanScopeView, PlanView } from "../../../app/contracts/plans.ts";
import type { Actor } from "../../access/actor.ts";
import { canPrepare } from "../../access/meeting-rules.ts";
import { canReadPlan, canRunPlan } from "../../access/plan-rules.ts";
import { canFollow } from "../../access/stream-rules.ts";
import { countiesOf, isAdministrator } from "../../access/scope.ts";
import { notFound } from "../../errors.ts";
import type { MatchingDependencies } from "../ports.ts";
import { presentScope, requireSubject, scopeKey, scopesOf, findSubject, streamsOfPlan } from "./plan-scope.ts";
import { presentPlan } from "./present-plan.ts";

/** One plan, its needs as far as the actor may read them. @throws not_found for who may not read it */
export async function getPlan(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<PlanView> {
  const plan = await dependencies.models.plans.findOne({ _id: id }).lean();
  if (!plan) throw notFound();
  await requireSubject(dependencies, actor, plan.scope, "read");
  return presentPlan(dependencies, actor, plan);
}

/** The newest plan of a scope, or null. @throws not_found as `getPlan` */
export async function findNewestPlan(dependencies: MatchingDependencies, actor: Actor, input: PlanInput): Promise<PlanView | null> {
  const scope = scopeKey(await requireSubject(dependencies, actor, input, "read"));
  const plan = await dependencies.models.plans.findOne({ scope }).sort({ at: -1 }).lean();
  return plan && presentPlan(dependencies, actor, plan);
}

/** A scope whose plan the actor may read; `runs`: may also compute and propose it; `prepares`: may put it on an agenda. */
export interface PlannedScope extends PlanScopeView {
  runs: boolean;
  prepares: boolean;
}

/** Every scope whose plan the actor may read: alliances by name, then counties, then provinces. */
export async function listPlannedScopes(dependencies: MatchingDependencies, actor: Actor): Promise<PlannedScope[]> {
  const { models } = dependencies;
  const alliances = await models.alliances.find({}, { name: 1, county: 1 }).sort({ name: 1 }).lean();
  const wide = isAdministrator(actor) ? alliances : alliances.filter(({ county }) => countiesOf(actor).includes(county));
  const keys = new Set(wide.flatMap(({ _id, county }) => scopesOf({ alliance: _id, county }).slice(1)).toSorted());
  const subjects = [
    ...alliances.map(({ _id, county }) => ({ kind: "alliance" as const, id: _id, county })),
    ...(await Promise.all([...keys].map((key) => findSubject(dependencies, key)))).filter((subject) => subject !== null),
  ].filter((subject) => canReadPlan(actor, subject));
  return Promise.all(
    subjects.map(async (subject) => ({
      ...(await presentScope(dependencies, scopeKey(subject))),
      runs: canRunPlan(actor, subject),
      prepares: subject.kind === "alliance" && canPrepare(actor, subject.id),
    })),
  );
}

/** The streams that tell of a plan and that the actor may follow. @throws not_found as `getPlan` */
export async function listPlanStreams(dependencies: MatchingDependencies, actor: Actor, input: PlanInput): Promise<string[]> {
  const { models } = dependencies;
  const streams = await streamsOfPlan(models, await requireSubject(dependencies, actor, input, "read"));
  const ids = streams.map((stream) => stream.slice("alliance:".length));
  const alliances = await models.alliances.find({ _id: { $in: ids } }, { county: 1 }).lean();
  return alliances
    .filter(({ _id, county }) => canFollow(actor, { kind: "alliance", id: _id, scope: { alliance: _id, county } }))
    .map(({ _id }) => `alliance:${_id}`);
}
