import type { ClientSession } from "mongoose";
import type { Models } from "../../database/models.ts";

/** Short name of a unit that an alliance can give tasks to: a member, or a department, bank or service unit of its county; null for all others. */
export async function findUnit(models: Models, alliance: { id: string; county: string }, id: string, session: ClientSession): Promise<string | null> {
  const unit = await models.organizations.findOne({ _id: id }, { shortName: 1, kind: 1, county: 1 }, { session }).lean();
  if (!unit) return null;
  if (unit.kind !== "enterprise" && unit.county === alliance.county) return unit.shortName;
  return (await models.memberships.exists({ alliance: alliance.id, organization: id, leftAt: null }).session(session)) ? unit.shortName : null;
}
