import type { AuditVerb } from "../../../app/contracts/audit-verbs.ts";
import type { PlanContent, PlanRecord, PlanRowRecord, PlanUpdateRecord } from "../../../models/plan.ts";
import type { PlanSubject } from "../../access/plan-rules.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { PlanningDependencies } from "../ports.ts";
import { planAudience, scopeKey, streamsOfPlan } from "./plan-scope.ts";

export type Cause = PlanUpdateRecord["causes"][number];

/** Updates that a plan tells, and causes that each of them names. */
const MOST_UPDATES = 10;
const MOST_CAUSES = 5;

/**
 * Brings the standing plan of a scope to new content and says what that came of: the plan itself while it is not proposed, else a new
 * one that stands in its place. Nothing where another process did so already, where nobody asked for a plan, or where no listing
 * changed and nobody is served otherwise and the plan was not provisional; `rules`: weights may have changed, so that the value is news by itself. Writes an audit record and emits `plan.changed`.
 */
export async function storeUpdate(
  dependencies: PlanningDependencies,
  subject: PlanSubject,
  content: PlanContent,
  causes: readonly Cause[],
  rules: boolean,
): Promise<void> {
  const { models, inTransaction, ids } = dependencies;
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const before = await models.plans.findOne({ scope: scopeKey(subject), standing: true }, null, { session }).lean();
    if (!before || (before.basis === content.basis && !before.provisional)) return;
    const solved = before.provisional === true;
    const needs = countDifferent(before.rows, content.rows);
    // Scores move a little with every listing, because rare words weigh more: that alone is no news.
    if (causes.length === 0 && needs === 0 && !rules && !solved) return;
    const update: PlanUpdateRecord = { at, gainFen: content.valueFen - before.valueFen, causes: causes.slice(0, MOST_CAUSES), needs, solved };
    const updates = [update, ...before.updates].slice(0, MOST_UPDATES);
    const after: PlanRecord =
      before.state === "computed"
        ? { ...before, ...content, at, updates, revision: before.revision + 1 }
        : { ...before, ...content, _id: ids.next(), revision: 0, state: "computed", by: null, at, updates };
    if (after._id === before._id) {
      const replaced = await models.plans.replaceOne({ _id: before._id, revision: before.revision }, after, { session });
      if (replaced.modifiedCount === 0) return;
    } else {
      await models.plans.updateOne({ _id: before._id }, { $set: { standing: false } }, { session });
      await models.plans.create([after], { session });
    }
    await tellPlan(dependencies, transaction, subject, after, "plan.follow", { valueFen: content.valueFen, gainFen: update.gainFen });
  });
}

/** The audit record of something done to a plan, and `plan.changed` for those who may read it. */
export async function tellPlan(
  { models }: Pick<PlanningDependencies, "models">,
  transaction: Transaction,
  subject: PlanSubject,
  plan: Pick<PlanRecord, "_id" | "state" | "revision">,
  action: Extract<AuditVerb, `plan.${string}`>,
  after: Record<string, unknown>,
): Promise<void> {
  transaction.audit({
    action,
    subject: { kind: "plan", id: plan._id },
    alliance: subject.kind === "alliance" ? subject.id : null,
    county: subject.kind === "alliance" ? subject.county : subject.kind === "county" ? subject.id : null,
    after,
  });
  for (const stream of await streamsOfPlan(models, subject)) {
    transaction.emit(stream, "plan.changed", { plan: plan._id, state: plan.state, revision: plan.revision }, planAudience(subject.kind));
  }
}

/** Needs that are served otherwise, or are there in one plan only. Pure. */
function countDifferent(before: readonly PlanRowRecord[], after: readonly PlanRowRecord[]): number {
  const told = ({ wantedMilli, servedMilli, parts }: PlanRowRecord) => JSON.stringify([wantedMilli, servedMilli, parts.map(({ resource, milli }) => [resource, milli])]);
  const known = new Map(before.map((row) => [row.need, told(row)]));
  const different = after.filter((row) => known.get(row.need) !== told(row)).length;
  const there = new Set(after.map(({ need }) => need));
  return different + before.filter(({ need }) => !there.has(need)).length;
}
