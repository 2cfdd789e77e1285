import type { PolicySuggestionView } from "../../app/contracts/policy-suggestions.ts";
import type { PolicySuggestionRecord } from "../../models/policy-suggestion.ts";
import type { Actor } from "../access/actor.ts";
import { canClaimFor } from "../access/policy-rules.ts";
import { answerKey, answersByIndex } from "../conditions/subject-of.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";

/** Policies kept for firms, in the order given, with each condition, the next question and the newest claim; those that are gone are left out. */
export async function presentPolicySuggestions(
  { models }: Pick<PolicyDependencies, "models">,
  actor: Actor,
  suggestions: readonly PolicySuggestionRecord[],
): Promise<PolicySuggestionView[]> {
  const read = (ids: readonly string[]) => models.listings.find({ _id: { $in: [...new Set(ids)] } }).lean();
  const [policies, needs, answers, claims, names] = await Promise.all([
    read(suggestions.map(({ policy }) => policy)),
    read(suggestions.flatMap((suggestion) => suggestion.needs)),
    models.eligibilityAnswers.find({ _id: { $in: suggestions.map(({ policy, organization }) => answerKey({ _id: policy }, { _id: organization })) } }).lean(),
    models.claims
      .find({ policy: { $in: suggestions.map(({ policy }) => policy) }, organization: { $in: suggestions.map(({ organization }) => organization) } }, { policy: 1, organization: 1, state: 1 })
      .sort({ _id: 1 })
      .lean(),
    readNames(models, { organizations: suggestions.map(({ organization }) => organization) }),
  ]);
  const policyOf = new Map(policies.map((policy) => [policy._id, policy]));
  const titles = new Map(needs.map(({ _id, title }) => [_id, title]));
  const claimOf = new Map(claims.map(({ policy, organization, state }) => [`${policy}:${organization}`, state]));
  const given = new Map(answers.map((each) => [each._id, each]));
  return suggestions.flatMap((suggestion) => {
    const policy = policyOf.get(suggestion.policy);
    if (!policy?.policy) return [];
    const { conditions, benefit, validUntil } = policy.policy;
    const answered = answersByIndex(conditions, given.get(answerKey(policy, { _id: suggestion.organization })));
    const unknown = suggestion.verdicts.indexOf("unknown");
    return [
      {
        id: suggestion._id,
        state: suggestion.state,
        policy: { id: policy._id, title: policy.title },
        benefit,
        validUntil: validUntil ?? null,
        organization: nameIn(names, suggestion.organization),
        verdict: suggestion.verdict,
        conditions: conditions.map(({ text, fact }, index) => ({
          index,
          text,
          fact,
          verdict: suggestion.verdicts[index] ?? "unknown",
          answered: index in answered,
        })),
        question: conditions[unknown] ? { index: unknown, text: conditions[unknown].text } : null,
        needs: suggestion.needs.flatMap((need) => (titles.has(need) ? [{ id: need, title: titles.get(need)! }] : [])),
        claim: claimOf.get(`${policy._id}:${suggestion.organization}`) ?? null,
        changedAt: suggestion.changedAt.toISOString(),
        revision: suggestion.revision,
        may: { answer: canClaimFor(actor, suggestion.organization, suggestion) },
      },
    ];
  });
}
