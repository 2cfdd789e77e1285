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
    const plan = await models.plans
      .findOneAndUpdate(
        { scope: scopeKey(subject), standing: true },
        { $set: { standing: false, outgrown: true }, $inc: { revision: 1 } },
        // Its rows are many, and stay as they are.
        { session, returnDocument: "after", projection: { state: 1, revision: 1 } },
      )
      .lean();
    if (plan) await tellPlan(dependencies, transaction, subject, plan, "plan.outgrow", {});
  });
}
