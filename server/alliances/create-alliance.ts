import type { AllianceInput, AllianceView } from "../../app/contracts/alliances.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import { canFoundAlliance } from "../access/alliance-rules.ts";
import type { Actor } from "../access/actor.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { presentAlliance } from "./present-alliance.ts";
import { requireDepartment } from "./require-department.ts";

/**
 * Founds an alliance in a county.
 * @throws forbidden, bad_input on `county` or `leadDepartment`, conflict `alliance_name_taken`
 */
export async function createAlliance(
  dependencies: AllianceDependencies,
  actor: Actor,
  input: AllianceInput,
): Promise<AllianceView> {
  const { models, inTransaction, ids, divisionName } = dependencies;
  if (!canFoundAlliance(actor, input.county)) throw forbidden();
  if (divisionName(input.county) === null) throw badField("county", "division");
  const alliance = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    await requireDepartment(dependencies, input.leadDepartment, input.county, session);
    const record: AllianceRecord = {
      _id: ids.next(),
      name: input.name,
      county: input.county,
      leadDepartment: input.leadDepartment,
      links: input.links,
      rotation: { termMonths: input.termMonths, order: [], anchor: null },
      chairTold: null,
      chairCheckAt: null,
      weights: {},
      revision: 0,
      createdAt: at,
    };
    await models.alliances.create([record], { session });
    transaction.audit({
      action: "alliance.create",
      subject: { kind: "alliance", id: record._id },
      alliance: record._id,
      county: record.county,
      after: { name: record.name },
    });
    return record;
  }).catch(takenAs(() => conflict("alliance_name_taken")));
  return presentAlliance(dependencies, actor, alliance);
}
