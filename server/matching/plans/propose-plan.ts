import type { PlanView } from "../../../app/contracts/plans.ts";
import type { PlanRecord, PlanRowRecord } from "../../../models/plan.ts";
import type { Actor } from "../../access/actor.ts";
import { conflict, notFound } from "../../errors.ts";
import { toCanonical } from "../engine-listing.ts";
import { queryFor } from "../engine-query.ts";
import type { MatchingDependencies } from "../ports.ts";
import { proposeParts, type Proposal } from "../propose.ts";
import { readAskable } from "../read-counterparts.ts";
import { countWaiting, storeProposals, unchangedAmong } from "../store-proposals.ts";
import { tellLiaisons } from "../tell-liaisons.ts";
import { requireSubject } from "./plan-scope.ts";
import { presentPlan } from "./present-plan.ts";
import { requireOpenPlan, storeProposed } from "./store-proposed.ts";
import { tellPlan } from "./store-update.ts";

/** Suppliers in one suggestion; a need that the plan gives to more of them gets several suggestions. */
const MOST_PARTS = 5;

/**
 * Makes the rows of a plan suggestions to everybody concerned. Rows whose listings have changed so that the quantities no longer
 * hold, or change while the suggestions are made, and suppliers that may not see the need or whose conditions it does not meet, are left out,
 * and pairs that were suggested or declined under the same terms are not suggested again. Writes the suggestions, an audit
 * record and `plan.changed`. A plan that follows the lists at that moment is proposed as it was read, and what it became stands beside.
 * @throws not_found, forbidden, conflict `plan_proposed` when it was proposed before, `plan_replaced` when one computed anew stands in its
 * place, `plan_outgrown` when it follows the lists no longer, `plan_provisional` while it is a first answer, `plan_updated` when it has been updated since the given revision
 */
export async function proposePlan(dependencies: MatchingDependencies, actor: Actor, id: string, revision?: number): Promise<PlanView> {
  const { models, inTransaction } = dependencies;
  const plan = await models.plans.findOne({ _id: id }).lean();
  if (!plan) throw notFound();
  const subject = await requireSubject(dependencies, actor, plan.scope, "run");
  requireOpenPlan(plan);
  if (revision !== undefined && plan.revision !== revision) throw conflict("plan_updated");
  const proposals = await proposalsOf(dependencies, plan);
  const proposed = await inTransaction(actor, async (transaction) => {
    const unchanged = await unchangedAmong(dependencies, transaction, proposals);
    const stored = await storeProposals(dependencies, transaction, unchanged);
    await tellLiaisons(dependencies, transaction, stored);
    const waiting = await countWaiting(dependencies, transaction, unchanged);
    const changed = await storeProposed(dependencies, transaction, plan, { suggestions: stored.length, alreadySuggested: waiting - stored.length });
    await tellPlan(dependencies, transaction, subject, changed, "plan.propose", { suggestions: stored.length });
    return changed;
  });
  return presentPlan(dependencies, actor, proposed);
}

async function proposalsOf(dependencies: MatchingDependencies, plan: PlanRecord): Promise<Proposal[]> {
  const { models, engine } = dependencies;
  const rows = plan.rows.filter((row) => row.parts.length > 0);
  const ids = rows.flatMap((row) => [row.need, ...row.parts.map((part) => part.resource)]);
  const records = await models.listings.find({ _id: { $in: [...new Set(ids)] }, open: true }).lean();
  const listings = new Map(records.map((record) => [record._id, record]));
  const proposals: Proposal[] = [];
  for (const row of rows) {
    const need = listings.get(row.need);
    if (!need?.quantity || need.remainingMilli! < row.servedMilli || need.quantity.unit !== row.unit) continue;
    const { suggestions } = await engine.match(await queryFor(dependencies, need, { limit: 60 }));
    const known = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]));
    const askable = await readAskable(dependencies, need, row.parts.map((part) => part.resource));
    for (const parts of inGroups(row.parts.filter((part) => askable.records.has(part.resource)))) {
      const proposal = proposeParts(dependencies, need, parts.map((part) => ({ id: part.resource, milli: toCanonical(need.quantity!, part.milli) })), listings, known);
      if (proposal) proposals.push({ ...proposal, certain: proposal.certain && !parts.some((part) => askable.unsure.has(part.resource)) });
    }
  }
  return proposals;
}

function inGroups(parts: PlanRowRecord["parts"]): PlanRowRecord["parts"][] {
  const groups = [];
  for (let start = 0; start < parts.length; start += MOST_PARTS) groups.push(parts.slice(start, start + MOST_PARTS));
  return groups;
}
