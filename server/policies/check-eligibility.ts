import type { ConditionStand } from "../../app/contracts/conditions.ts";
import type { EligibilityAnswer, EligibilityView } from "../../app/contracts/policies.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { Actor } from "../access/actor.ts";
import { canCheckFor, canClaimFor } from "../access/policy-rules.ts";
import { dayAt } from "../clock.ts";
import { conditionsOf } from "../conditions/conditions-of.ts";
import { readStands } from "../conditions/read-stands.ts";
import { answerKey } from "../conditions/subject-of.ts";
import { badField } from "../errors.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { requireConditioned, requireOrganization } from "./require-policy.ts";
import { suggestToOrganization } from "./suggest-policies.ts";

/**
 * How a firm stands to a policy, or to a resource with conditions: each condition, the next question, and what is missing.
 * @throws not_found, forbidden, bad_input on `organization`
 */
export async function checkEligibility(
  dependencies: PolicyDependencies,
  actor: Actor,
  id: string,
  organization: string | undefined,
): Promise<EligibilityView> {
  const listing = await requireConditioned(dependencies, actor, id);
  const firm = await requireOrganization(dependencies, actor, organization, (one) => canCheckFor(actor, one, listing));
  return presentEligibility(dependencies, listing, firm);
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
  const listing = await requireConditioned(dependencies, actor, id);
  const firm = await requireOrganization(dependencies, actor, input.organization, (one) => canClaimFor(actor, one, listing));
  const condition = conditionsOf(listing)[input.condition];
  if (!condition) throw badField("condition", "not_allowed");
  const key = answerKey(listing, firm);
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const given = await models.eligibilityAnswers.findOne({ _id: key }, null, { session }).lean();
    const others = (given?.answers ?? []).filter(({ text }) => text !== condition.text);
    const own = input.answer === null ? [] : [{ text: condition.text, met: input.answer, person: actor.person.id, at }];
    await models.eligibilityAnswers.updateOne(
      { _id: key },
      { $set: { policy: listing._id, organization: firm._id, answers: [...others, ...own] } },
      { session, upsert: true },
    );
    transaction.audit({
      action: "policy.answer",
      subject: { kind: "organization", id: firm._id },
      alliance: listing.alliance,
      county: listing.county,
      after: { policy: listing._id, condition: condition.text, answer: input.answer },
    });
  });
  if (listing.kind === "policy") await suggestToOrganization(dependencies, firm._id);
  else await dependencies.matchNeedsOf(firm._id);
  return presentEligibility(dependencies, listing, firm);
}

async function presentEligibility({ models, clock }: PolicyDependencies, listing: ListingRecord, firm: OrganizationRecord): Promise<EligibilityView> {
  const [stand] = await readStands(models, [{ listing, organization: firm._id }]);
  const { validFrom, validUntil } = listing.policy ?? {};
  const today = dayAt(clock.now());
  return {
    ...(stand ?? metByAll),
    listing: { id: listing._id, kind: listing.kind, title: listing.title },
    organization: { id: firm._id, name: firm.name },
    inForce: listing.open && (!validFrom || validFrom <= today) && (!validUntil || today <= validUntil),
  };
}

/** Where no conditions are set. */
const metByAll: Omit<ConditionStand, "organization"> = { verdict: "pass", conditions: [], question: null, missing: [] };
