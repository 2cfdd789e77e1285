import type { PlanInput, PlanView } from "../../../app/contracts/plans.ts";
import type { PlanRecord } from "../../../models/plan.ts";
import type { Actor } from "../../access/actor.ts";
import type { MatchingDependencies } from "../ports.ts";
import { requireSubject, scopeKey } from "./plan-scope.ts";
import { presentPlan } from "./present-plan.ts";
import { tellPlan } from "./store-update.ts";

/**
 * The best allocation of everything open to the open needs of a scope, with its proof, compared with first-come-first-served. Stores
 * the plan, which from now on follows the lists (a large market's is provisional at first), writes an audit record and emits `plan.changed`.
 * @throws not_found for outsiders, forbidden for members, unavailable while the engine loads, conflict `plan_too_large`
 */
export async function planAllocation(dependencies: MatchingDependencies, actor: Actor, input: PlanInput): Promise<PlanView> {
  const { models, inTransaction, ids } = dependencies;
  const subject = await requireSubject(dependencies, actor, input, "run");
  const plan = await dependencies.planKeeper.plan(subject, (content) =>
    inTransaction(actor, async (transaction) => {
      const { session, at } = transaction;
      const scope = scopeKey(subject);
      const record: PlanRecord = {
        _id: ids.next(),
        revision: 0,
        scope,
        standing: true,
        at,
        by: { person: actor.person.id, name: actor.person.name },
        ...content,
        updates: [],
        state: "computed",
        proposedAt: null,
        suggestions: 0,
      };
      await models.plans.updateMany({ scope, standing: true }, { $set: { standing: false } }, { session });
      await models.plans.create([record], { session });
      const { valueFen, firstComeFen, certified } = content;
      await tellPlan(dependencies, transaction, subject, record, "plan.compute", { valueFen, firstComeFen, certified });
      return record;
    }),
  );
  return presentPlan(dependencies, actor, plan);
}
