import type { PlanRecord } from "../../../models/plan.ts";
import { conflict, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { MatchingDependencies } from "../ports.ts";

/** @throws conflict `plan_proposed` when a plan was proposed before, `plan_replaced` when one that was computed anew stands in its place, `plan_outgrown` when it follows the lists no longer, `plan_provisional` while the plan itself is computed */
export function requireOpenPlan({ state, standing, outgrown, provisional }: Pick<PlanRecord, "state" | "standing" | "outgrown" | "provisional">): void {
  if (state === "proposed") throw conflict("plan_proposed");
  if (outgrown) throw conflict("plan_outgrown");
  if (!standing) throw conflict("plan_replaced");
  if (provisional) throw conflict("plan_provisional");
}

/**
 * Stores a plan as proposed, as it was read. Where it has followed the lists since, what it became stands in its place as another
 * plan, as if it had followed afterwards: so a plan can be proposed however often the lists change.
 * @throws conflict `plan_proposed`, `plan_replaced`, `plan_outgrown`, where that happened meanwhile
 */
export async function storeProposed(
  { models, ids }: Pick<MatchingDependencies, "models" | "ids">,
  { session, at }: Transaction,
  read: PlanRecord,
  made: Pick<PlanRecord, "suggestions" | "alreadySuggested">,
): Promise<PlanRecord> {
  const { _id } = read;
  const current = await models.plans.findOne({ _id }, null, { session }).lean();
  if (!current) throw notFound();
  requireOpenPlan(current);
  const standing = current.revision === read.revision;
  const proposed: PlanRecord = { ...read, state: "proposed", proposedAt: at, ...made, standing, revision: current.revision + 1 };
  await models.plans.replaceOne({ _id }, proposed, { session });
  if (!standing) await models.plans.create([{ ...current, _id: ids.next(), revision: 0, by: null }], { session });
  return proposed;
}
