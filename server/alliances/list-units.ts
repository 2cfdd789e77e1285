import type { Actor } from "../access/actor.ts";
import type { NamedRef } from "../../app/contracts/common.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { requireAlliance } from "./require-alliance.ts";

/** Most units of one alliance: its members and its county's departments, banks and service units. */
const MOST = 1_000;

/**
 * The units to which an alliance can give tasks, suggestions and cases: its members, then the departments, banks and
 * service units of its county, each by name.
 * @throws not_found when the alliance is not the actor's to read
 */
export async function listUnits(dependencies: AllianceDependencies, actor: Actor, id: string): Promise<NamedRef[]> {
  const { models } = dependencies;
  const { county } = await requireAlliance(dependencies, actor, id);
  const members = (await models.memberships.find({ alliance: id, leftAt: null }, { organization: 1 }).limit(MOST).lean()).map(
    ({ organization }) => organization,
  );
  const found = await models.organizations
    .find({ $or: [{ _id: { $in: members } }, { county, kind: { $ne: "enterprise" } }] }, { shortName: 1 })
    .sort({ name: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const joined = new Set(members);
  const units = found.map(({ _id, shortName }) => ({ id: _id, name: shortName }));
  return [...units.filter(({ id: unit }) => joined.has(unit)), ...units.filter(({ id: unit }) => !joined.has(unit))];
}
