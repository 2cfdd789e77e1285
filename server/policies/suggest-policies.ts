import { listingStates, openStates } from "../../app/contracts/listings.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import { dayAt } from "../clock.ts";
import { isTaken } from "../database/is-taken.ts";
import { tryAgain } from "../try-again.ts";
import { judgeConditions, overallVerdict } from "../conditions/judge-conditions.ts";
import { openNeedsOf } from "../conditions/open-needs-of.ts";
import { answerKey, answersByIndex, subjectOf } from "../conditions/subject-of.ts";
import { isWorthShowing, needsConcerned } from "./judge-fit.ts";
import { keepSuggestion, type PolicyFit } from "./keep-suggestion.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { firmsFor, policiesFor } from "./policy-market.ts";
import type { PolicyRecord } from "./require-policy.ts";

/** Attempts when other processes keep the same at the same moment. */
const ATTEMPTS = 5;

/** Brings what is kept of one policy in step with it, for every firm that may read it. Running it again changes nothing. */
export async function suggestPolicy(dependencies: PolicyDependencies, id: string): Promise<void> {
  const policy = await dependencies.models.listings.findOne({ _id: id, kind: "policy" }).lean();
  if (!policy?.policy) return;
  const firms = policy.open ? await firmsFor(dependencies, policy.readers) : [];
  await bringUpToDate(dependencies, firms, [policy as PolicyRecord], { policy: id });
}

/** The same for one firm: every policy that it may read. Running it again changes nothing. */
export async function suggestToOrganization(dependencies: PolicyDependencies, id: string): Promise<void> {
  const firm = await dependencies.models.organizations.findOne({ _id: id }).lean();
  if (!firm || firm.kind === "department") return;
  const policies = await policiesFor(dependencies, await dependencies.readersOfOrganization(id));
  await bringUpToDate(dependencies, [firm], policies, { organization: id });
}

/** Of a policy that nothing should be kept of any more, or not yet. */
const closedStates = listingStates.filter((state) => !openStates.some((open) => open === state));

/** Policies that were closed lately, of which nothing should be kept. */
const MOST_CLOSED = 200;

/** All open policies anew and those closed lately: what events may have missed, and what the calendar ended. */
export async function sweepPolicySuggestions(dependencies: PolicyDependencies): Promise<void> {
  const { models } = dependencies;
  const policies = { readers: "*", kind: "policy" } as const;
  const open = await models.listings.find({ ...policies, state: { $in: openStates } }, { _id: 1 }).lean();
  const closed = await models.listings.find({ ...policies, state: { $in: closedStates } }, { _id: 1 }).sort({ "order.published": -1 }).limit(MOST_CLOSED).lean();
  for (const { _id } of [...open, ...closed]) await suggestPolicy(dependencies, _id);
}

/** `scope`: of which suggestions those that no longer hold are ended. */
async function bringUpToDate(
  dependencies: PolicyDependencies,
  firms: readonly OrganizationRecord[],
  policies: readonly PolicyRecord[],
  scope: { policy: string } | { organization: string },
): Promise<void> {
  const { models, clock } = dependencies;
  const today = dayAt(clock.now());
  const needs = await openNeedsOf(models, firms.map(({ _id }) => _id));
  const keys = firms.flatMap((firm) => policies.map((policy) => answerKey(policy, firm)));
  const answers = new Map((await models.eligibilityAnswers.find({ _id: { $in: keys } }).lean()).map((given) => [given._id, given]));
  const known = await models.policySuggestions.find(scope).lean();
  const byPair = new Map(known.map((record) => [`${record.policy}:${record.organization}`, record]));
  for (const firm of firms) {
    for (const policy of policies) {
      const key = answerKey(policy, firm);
      const own = needs.get(firm._id) ?? [];
      const verdicts = judgeConditions(policy.policy.conditions, subjectOf(firm, own, answersByIndex(policy.policy.conditions, answers.get(key))));
      if (!isWorthShowing(policy.policy, verdicts, today)) continue;
      const fit: PolicyFit = { policy, firm, verdict: overallVerdict(verdicts), verdicts, needs: needsConcerned(policy, own) };
      const before = byPair.get(key) ?? null;
      byPair.delete(key);
      await again(() => keepSuggestion(dependencies, before, fit));
    }
  }
  for (const gone of byPair.values()) await again(() => keepSuggestion(dependencies, gone, null));
}

async function again(work: () => Promise<void>): Promise<void> {
  await tryAgain(ATTEMPTS, (error) => !isTaken(error), work).catch((error: unknown) => {
    // Taken: another process was faster and kept the same.
    if (!isTaken(error)) throw error;
  });
}
