import { hasRightCheckCharacter } from "../../app/contracts/credit-code.ts";
import type { OrganizationInput, OrganizationView } from "../../app/contracts/organizations.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import { canEnterOrganization } from "../access/organization-rules.ts";
import type { Actor } from "../access/actor.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { presentOrganizations } from "./present-organization.ts";

/**
 * Enters an organization in a county's register. A credit code with a wrong check digit is stored as not checked.
 * @throws forbidden, bad_input on `county` or `place`, conflict `credit_code_taken`
 */
export async function createOrganization(
  dependencies: AllianceDependencies,
  actor: Actor,
  input: OrganizationInput,
): Promise<OrganizationView> {
  const { models, inTransaction, ids, divisionName } = dependencies;
  if (!canEnterOrganization(actor, input.county)) throw forbidden();
  const place = input.place ?? input.county;
  if (divisionName(input.county) === null) throw badField("county", "division");
  if (divisionName(place) === null) throw badField("place", "division");
  const record = await inTransaction(actor, async (transaction) => {
    const organization: OrganizationRecord = {
      _id: ids.next(),
      name: input.name,
      shortName: input.shortName,
      kind: input.kind,
      creditCode: input.creditCode,
      creditCodeChecked: input.creditCode === null || hasRightCheckCharacter(input.creditCode),
      county: input.county,
      place,
      industry: input.industry,
      size: input.size,
      revenueFen: input.revenue?.amount ?? null,
      qualifications: input.qualifications,
      contactPhone: input.contactPhone,
      revision: 0,
      createdAt: transaction.at,
    };
    await models.organizations.create([organization], { session: transaction.session });
    transaction.audit({
      action: "organization.create",
      subject: { kind: "organization", id: organization._id },
      county: organization.county,
      after: { name: organization.name, kind: organization.kind, creditCode: organization.creditCode },
    });
    return organization;
  }).catch(takenAs(() => conflict("credit_code_taken")));
  const [view] = await presentOrganizations(dependencies, actor, [record]);
  return view!;
}
