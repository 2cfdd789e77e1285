import type { PlanView } from "../../../app/contracts/plans.ts";
import type { PlanRecord, PlanRowRecord } from "../../../models/plan.ts";
import type { Actor } from "../../access/actor.ts";
import { AppError, conflict, notFound } from "../../errors.ts";
import { tryAgain } from "../../try-again.ts";
import { toCanonical } from "../engine-listing.ts";
import { queryFor } from "../engine-query.ts";
import type { MatchingDependencies } from "../ports.ts";
import { proposeParts, type Proposal } from "../propose.ts";
import { readAskable } from "../read-counterparts.ts";
import { storeProposal, tellLiaisons } from "../store-proposal.ts";
import { requireSubject } from "./plan-scope.ts";
import { presentPlan } from "./present-plan.ts";
import { tellPlan } from "./store-update.ts";

/** Suppliers in one suggestion; a need that the plan gives to more of them gets several suggestions. */
const MOST_PARTS = 5;
/** Times that a plan is read anew because it followed the lists while it was being proposed. */
const ATTEMPTS = 5;

/**
 * Makes the rows of a plan suggestions to everybody concerned. Rows whose listings have changed meanwhile so that the
 * quantities no longer hold, and suppliers that may not see the need or whose conditions it does not meet, are left out,
 * and pairs that were suggested or declined under the same terms are not suggested again. Writes the suggestions, an audit
 * record and `plan.changed`. Without a revision the plan is proposed as it stands, also when it follows the lists at that moment.
 * @throws not_found, forbidden, conflict `plan_proposed` when it was proposed before or another plan stands in its place,
 * `plan_updated` when it has been updated since the given revision
 */
export async function proposePlan(dependencies: MatchingDependencies, actor: Actor, id: string, revision?: number): Promise<PlanView> {
  const isMoved = (error: unknown) => error instanceof AppError && error.reason === "plan_updated";
  return tryAgain(revision === undefined ? ATTEMPTS : 1, isMoved, () => proposeOnce(dependencies, actor, id, revision));
}

async function proposeOnce(dependencies: MatchingDependencies, actor: Actor, id: string, revision: number | undefined): Promise<PlanView> {
  const { models, inTransaction } = dependencies;
  const plan = await models.plans.findOne({ _id: id }).lean();
  if (!plan) throw notFound();
  const subject = await requireSubject(dependencies, actor, plan.scope, "run");
  if (plan.state === "proposed" || !plan.standing) throw conflict("plan_proposed");
  if (revision !== undefined && plan.revision !== revision) throw conflict("plan_updated");
  const proposals = await proposalsOf(dependencies, plan);
  const proposed = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const stored = [];
    for (const proposal of proposals) {
      const match = await storeProposal(dependencies, transaction, proposal);
      if (match) stored.push(match);
    }
    await tellLiaisons(dependencies, transaction, stored);
    const changed = await models.plans.findOneAndUpdate(
      { _id: id, state: "computed", revision: plan.revision },
      { $set: { state: "proposed", proposedAt: at, suggestions: stored.length }, $inc: { revision: 1 } },
      { session, returnDocument: "after", lean: true },
    );
    if (!changed) throw conflict("plan_updated");
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
