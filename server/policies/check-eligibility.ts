import type { EligibilityAnswer, EligibilityView } from "../../app/contracts/policies.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { Actor } from "../access/actor.ts";
import { canCheckFor, canClaimFor } from "../access/policy-rules.ts";
import { dayAt } from "../clock.ts";
import { badField } from "../errors.ts";
import { overallVerdict } from "./judge-fit.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { openNeedsOf } from "./policy-market.ts";
import { requireOrganization, requirePolicy, type PolicyRecord } from "./require-policy.ts";
import { answerKey, answersByIndex, subjectOf } from "./subject-of.ts";
import { suggestToOrganization } from "./suggest-policies.ts";

/**
 * How a firm stands to a policy: each condition, the next question, and what is missing.
 * @throws not_found, forbidden, bad_input on `organization`
 */
export async function checkEligibility(
  dependencies: PolicyDependencies,
  actor: Actor,
  id: string,
  organization: string | undefined,
): Promise<EligibilityView> {
  const policy = await requirePolicy(dependencies, actor, id);
  const firm = await requireOrganization(dependencies, actor, organization, (one) => canCheckFor(actor, one, policy));
  return presentEligibility(dependencies, policy, firm);
}

/**
 * Notes a firm's own word on one condition, or takes it back, and tells how it stands then; what is kept for the firm
 * follows at once.
 * @throws not_found, forbidden, bad_input on `organization` or `condition`
 */
export async function answerCondition(
  dependencies: PolicyDependencies,
  actor: Actor,
  id: string,
  input: EligibilityAnswer,
): Promise<EligibilityView> {
  const { models, inTransaction } = dependencies;
  const policy = await requirePolicy(dependencies, actor, id);
  const firm = await requireOrganization(dependencies, actor, input.organization, (one) => canClaimFor(actor, one, policy));
  const condition = policy.policy.conditions[input.condition];
  if (!condition) throw badField("condition", "not_allowed");
  const key = answerKey(policy, firm);
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const given = await models.eligibilityAnswers.findOne({ _id: key }, null, { session }).lean();
    const others = (given?.answers ?? []).filter(({ text }) => text !== condition.text);
    const own = input.answer === null ? [] : [{ text: condition.text, met: input.answer, person: actor.person.id, at }];
    await models.eligibilityAnswers.updateOne(
      { _id: key },
      { $set: { policy: policy._id, organization: firm._id, answers: [...others, ...own] } },
      { session, upsert: true },
    );
    transaction.audit({
      action: "policy.answer",
      subject: { kind: "organization", id: firm._id },
      alliance: policy.alliance,
      county: policy.county,
      after: { policy: policy._id, condition: condition.text, answer: input.answer },
    });
  });
  await suggestToOrganization(dependencies, firm._id);
  return presentEligibility(dependencies, policy, firm);
}

async function presentEligibility(
  dependencies: PolicyDependencies,
  policy: PolicyRecord,
  firm: OrganizationRecord,
): Promise<EligibilityView> {
  const { models, clock } = dependencies;
  const { conditions, validFrom, validUntil } = policy.policy;
  const given = await models.eligibilityAnswers.findOne({ _id: answerKey(policy, firm) }).lean();
  const answers = answersByIndex(policy, given);
  const needs = await openNeedsOf(dependencies, [firm._id]);
  const subject = subjectOf(firm, needs.get(firm._id) ?? [], answers);
  const verdicts = dependencies.judgeConditions(conditions, subject);
  const unknown = verdicts.indexOf("unknown");
  const verdict = overallVerdict(verdicts);
  const today = dayAt(clock.now());
  return {
    policy: { id: policy._id, title: policy.title },
    organization: { id: firm._id, name: firm.name },
    verdict,
    inForce: policy.open && (!validFrom || validFrom <= today) && (!validUntil || today <= validUntil),
    conditions: conditions.map(({ text, fact }, index) => ({
      index,
      text,
      fact,
      verdict: verdicts[index]!,
      answered: index in answers,
    })),
    question: verdict === "unknown" ? { index: unknown, text: conditions[unknown]!.text } : null,
    missing: conditions.flatMap(({ text }, index) => (verdicts[index] === "fail" ? [text] : [])),
  };
}
