import type { Verdict } from "../../app/contracts/conditions.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { PolicySuggestionRecord } from "../../models/policy-suggestion.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import type { PolicyRecord } from "./require-policy.ts";

/** A policy that is worth showing to a firm now. */
export interface PolicyFit {
  policy: PolicyRecord;
  firm: OrganizationRecord;
  verdict: Verdict;
  verdicts: Verdict[];
  needs: string[];
}

/** A policy without a last day stands behind all that have one. */
const NEVER = "9999-12-31";

/**
 * Keeps what was found for one policy and one firm (null: it no longer holds), and tells the firm's stream
 * (`policy.suggested`) and, when everything is met, its people. A dismissed one comes back under new terms only.
 * Nothing is written where nothing differs.
 */
export async function keepSuggestion(
  { models, inTransaction, ids, notify, peopleActingFor }: PolicyDependencies,
  before: PolicySuggestionRecord | null,
  fit: PolicyFit | null,
): Promise<void> {
  const content = fit ? contentOf(fit, before) : { state: "ended" as const };
  if (before && Object.entries(content).every(([name, value]) => JSON.stringify(before[name as keyof PolicySuggestionRecord]) === JSON.stringify(value))) return;
  if (!before && !fit) return;
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const changes = { ...content, changedAt: at, revision: (before?.revision ?? -1) + 1 };
    const after = before ? { ...before, ...changes } : ({ _id: ids.next(), dismissedBy: null, reason: null, ...changes } as PolicySuggestionRecord);
    if (before) {
      const written = await models.policySuggestions.updateOne({ _id: before._id, revision: before.revision }, { $set: changes }, { session });
      if (written.modifiedCount === 0) return;
    } else {
      await models.policySuggestions.create([after], { session });
    }
    const { policy, organization, state, verdict } = after;
    transaction.emit(`organization:${organization}`, "policy.suggested", { policy, organization, state, verdict });
    const isNews = state === "suggested" && verdict === "pass" && !(before?.state === "suggested" && before.verdict === "pass");
    if (!fit || !isNews) return;
    await notify(transaction, await peopleActingFor(transaction, organization), {
      key: `policy:${policy}:${organization}:${fit.policy.termsRevision}`,
      kind: "policy_fits",
      facts: { title: fit.policy.title, organization: fit.firm.shortName },
      href: `/policies/${policy}`,
    });
  });
}

function contentOf({ policy, firm, verdict, verdicts, needs }: PolicyFit, before: PolicySuggestionRecord | null) {
  const dismissed = before !== null && before.dismissedTerms === policy.termsRevision;
  return {
    policy: policy._id,
    organization: firm._id,
    alliance: policy.alliance,
    county: policy.county,
    state: dismissed ? ("dismissed" as const) : ("suggested" as const),
    verdict,
    verdicts,
    needs,
    order: `${verdict === "pass" ? 0 : 1}-${policy.policy.validUntil ?? NEVER}`,
    dismissedTerms: dismissed ? policy.termsRevision : null,
  };
}
