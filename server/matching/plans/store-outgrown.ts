import type { PlanRecord } from "../../../models/plan.ts";
import type { PlanSubject } from "../../access/plan-rules.ts";
import type { PlanningDependencies } from "../ports.ts";
import { scopeKey } from "./plan-scope.ts";
import { tellPlan } from "./store-update.ts";

/**
 * Lets the standing plan of a scope stand no longer, because the scope has come to have more needs than a plan may: it stays as it is, and says
 * that it does not follow the lists. Nothing where another process did so already. Writes an audit record and emits `plan.changed`.
 */
export async function storeOutgrown(dependencies: PlanningDependencies, subject: PlanSubject): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(null, async (transaction) => {
    const { session } = transaction;
    const before = await models.plans.findOne({ scope: scopeKey(subject), standing: true }, null, { session }).lean();
    if (!before) return;
    const after: PlanRecord = { ...before, standing: false, outgrown: true, revision: before.revision + 1 };
    await models.plans.replaceOne({ _id: before._id, revision: before.revision }, after, { session });
    await tellPlan(dependencies, transaction, subject, after, "plan.outgrow", {});
  });
}
