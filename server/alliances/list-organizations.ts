import type { Page } from "../../app/contracts/common.ts";
import type { OrganizationQuery, OrganizationView } from "../../app/contracts/organizations.ts";
import type { Actor } from "../access/actor.ts";
import { alliancesOf, countiesOf, isAdministrator, organizationsOf } from "../access/scope.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { literalPattern } from "../database/literal-pattern.ts";
import { readAs } from "../reference/read-as.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { presentOrganizations } from "./present-organization.ts";
import { requireAlliance } from "./require-alliance.ts";

/** Most names that are looked through for what is typed in pinyin. */
const MOST_READ = 10_000;

/**
 * The organizations that the actor may read, by name; found by a part of it, in pinyin too, or by their credit code.
 * @throws not_found when `alliance` names one that is not theirs to read
 */
export async function listOrganizations(
  dependencies: AllianceDependencies,
  actor: Actor,
  query: OrganizationQuery,
): Promise<Page<OrganizationView>> {
  const { models } = dependencies;
  const after = readCursor(query.cursor, 2);
  const conditions: object[] = [];
  if (query.alliance) {
    await requireAlliance(dependencies, actor, query.alliance);
    conditions.push({ _id: { $in: await membersOf(dependencies, [query.alliance]) } });
  } else if (!isAdministrator(actor)) conditions.push(await readable(dependencies, actor));
  if (query.county) conditions.push({ county: query.county });
  if (query.kind) conditions.push({ kind: query.kind });
  if (query.unchecked) conditions.push({ creditCodeChecked: false });
  if (query.q) {
    const pattern = literalPattern(query.q);
    const among = conditions.length > 0 ? { $and: [...conditions] } : {};
    const spelt = await readAs(
      query.q,
      () => models.organizations.find(among, { name: 1, shortName: 1 }).sort({ name: 1, _id: 1 }).limit(MOST_READ).lean(),
      ({ name, shortName }) => [name, shortName],
    );
    conditions.push({ $or: [{ name: pattern }, { shortName: pattern }, { creditCode: query.q.toUpperCase() }, ...spelt] });
  }
  if (after) conditions.push({ $or: [{ name: { $gt: after[0] } }, { name: after[0], _id: { $gt: after[1] } }] });
  const found = await models.organizations
    .find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ name: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await presentOrganizations(dependencies, actor, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last.name, last._id]) : null,
  };
}

/** The rule of `canReadOrganization` as a filter. */
async function readable(dependencies: AllianceDependencies, actor: Actor): Promise<object> {
  const { models } = dependencies;
  const alliances = alliancesOf(actor);
  const kept = actor.seats.flatMap((seat) => (seat.role === "secretary" && seat.county ? [seat.county] : []));
  const leading = await models.alliances.find({ _id: { $in: alliances } }, { leadDepartment: 1 }).lean();
  const known = [
    ...organizationsOf(actor),
    ...(await membersOf(dependencies, alliances)),
    ...leading.map((alliance) => alliance.leadDepartment),
  ];
  return { $or: [{ county: { $in: [...countiesOf(actor), ...kept] } }, { _id: { $in: [...new Set(known)] } }] };
}

async function membersOf({ models }: AllianceDependencies, alliances: string[]): Promise<string[]> {
  const members = await models.memberships
    .find({ alliance: { $in: alliances }, leftAt: null }, { organization: 1 })
    .lean();
  return members.map((member) => member.organization);
}
