import type { ClientSession } from "mongoose";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";

/**
 * Checks that an organization can lead an alliance of a county: a department of that county.
 * @throws bad_input on `leadDepartment`
 */
export async function requireDepartment(
  { models }: Dependencies,
  id: string,
  county: string,
  session: ClientSession,
): Promise<void> {
  const department = await models.organizations.findOne({ _id: id }, { kind: 1, county: 1 }, { session }).lean();
  if (department?.kind !== "department" || department.county !== county) throw badField("leadDepartment", "unknown_record");
}
