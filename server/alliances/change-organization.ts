import { hasRightCheckCharacter } from "../../app/contracts/credit-code.ts";
import type { OrganizationPatch, OrganizationView } from "../../app/contracts/organizations.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import {
  canChangeIdentity,
  canChangeOrganization,
  canConfirmCreditCode,
  canReadOrganization,
} from "../access/organization-rules.ts";
import type { Actor } from "../access/actor.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, conflict, forbidden, notFound } from "../errors.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { getOrganization } from "./get-organization.ts";
import { organizationFacts } from "./organization-facts.ts";

/** Fields by which others know an organization; not for its own liaison to change. */
const identity = ["name", "kind", "creditCode"] as const;

/**
 * Changes an organization; a changed credit code is checked anew. Emits `alliance.changed` in its alliances.
 * @throws not_found, forbidden, bad_input on `place`, conflict (`stale_revision`, `credit_code_taken`)
 */
export async function changeOrganization(
  dependencies: AllianceDependencies,
  actor: Actor,
  id: string,
  patch: OrganizationPatch,
  revision: number,
): Promise<OrganizationView> {
  const { models, inTransaction, divisionName } = dependencies;
  if (patch.place !== undefined && divisionName(patch.place) === null) throw badField("place", "division");
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const organization = await models.organizations.findOne({ _id: id }, null, { session }).lean();
    if (!organization) throw notFound();
    const [facts] = await organizationFacts(dependencies, [organization], session);
    if (!canReadOrganization(actor, facts!)) throw notFound();
    if (!canChangeOrganization(actor, facts!)) throw forbidden();
    if (identity.some((name) => patch[name] !== undefined) && !canChangeIdentity(actor, facts!)) throw forbidden();
    if (patch.creditCodeConfirmed && !canConfirmCreditCode(actor, facts!)) throw forbidden();
    if (organization.revision !== revision) throw conflict("stale_revision");
    const change = changeOf(organization, patch);
    await models.organizations.updateOne({ _id: id, revision }, { $set: change, $inc: { revision: 1 } }, { session });
    for (const { alliance } of facts!.memberOf) {
      transaction.emit(`alliance:${alliance}`, "alliance.changed", { alliance, what: "organization", organization: id });
    }
    transaction.audit({
      action: patch.creditCodeConfirmed ? "organization.confirm" : "organization.change",
      subject: { kind: "organization", id },
      county: organization.county,
      before: asItWas(organization, change),
      after: change,
    });
  }).catch(takenAs(() => conflict("credit_code_taken")));
  return getOrganization(dependencies, actor, id);
}

/** The stored fields that a patch sets. Pure. */
function changeOf(organization: OrganizationRecord, patch: OrganizationPatch): Partial<OrganizationRecord> {
  const { revenue, creditCodeConfirmed, ...plain } = patch;
  const change: Partial<OrganizationRecord> = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  if (revenue !== undefined) change.revenueFen = revenue?.amount ?? null;
  const code = patch.creditCode;
  if (code !== undefined && code !== organization.creditCode) {
    change.creditCodeChecked = code === null || hasRightCheckCharacter(code);
  }
  if (creditCodeConfirmed) change.creditCodeChecked = true;
  return change;
}
