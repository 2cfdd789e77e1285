import type { Models } from "../database/models.ts";
import { badField } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** A unit named in an input, and the field that names it. */
export interface NamedUnit {
  path: string;
  organization: string;
}

/** @throws bad_input on the path of a unit that is neither a member of the alliance nor a department or service of its county */
export async function requireUnits(
  models: Models,
  alliance: { id: string; county: string },
  named: NamedUnit[],
  { session }: Pick<Transaction, "session">,
): Promise<void> {
  const ids = named.map(({ organization }) => organization);
  const members = await models.memberships
    .find({ alliance: alliance.id, organization: { $in: ids }, leftAt: null }, { organization: 1 }, { session })
    .lean();
  const departments = await models.organizations
    .find({ _id: { $in: ids }, kind: { $ne: "enterprise" }, county: alliance.county }, { _id: 1 }, { session })
    .lean();
  const known = new Set([...members.map(({ organization }) => organization), ...departments.map(({ _id }) => _id)]);
  const unknown = named.find(({ organization }) => !known.has(organization));
  if (unknown) throw badField(unknown.path, "not_allowed");
}
