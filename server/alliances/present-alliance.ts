import type { AllianceSummary, AllianceView, ChairView } from "../../app/contracts/alliances.ts";
import { canCallDeputy, canKeepAlliance } from "../access/alliance-rules.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import { chairOf } from "../access/chair-of.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { organizationRefs, personRefs } from "./names.ts";
import { scopeOfAlliance } from "./require-alliance.ts";

/** Alliances as a list shows them: lead department, number of members, today's chair. */
export async function presentAlliances(
  { models, clock, divisionName }: AllianceDependencies,
  alliances: AllianceRecord[],
): Promise<AllianceSummary[]> {
  const now = clock.now();
  const ids = alliances.map((alliance) => alliance._id);
  const terms = await models.terms.find({ alliance: { $in: ids }, from: { $lte: now }, until: { $gt: now } }).lean();
  const chairs = new Map(terms.map((term) => [term.alliance, chairOf(term, now)!]));
  const members = await Promise.all(ids.map((alliance) => models.memberships.countDocuments({ alliance, leftAt: null })));
  const organization = await organizationRefs(models, [
    ...alliances.map((alliance) => alliance.leadDepartment),
    ...[...chairs.values()].map((chair) => chair.organization),
  ]);
  const person = await personRefs(models, [...chairs.values()].flatMap((chair) => chair.person ?? []));
  const presentChair = (alliance: string): ChairView | null => {
    const chair = chairs.get(alliance);
    if (!chair) return null;
    return {
      ...chair,
      organization: organization(chair.organization),
      person: chair.person ? person(chair.person) : null,
      until: chair.until.toISOString(),
    };
  };
  return alliances.map((alliance, index) => ({
    id: alliance._id,
    name: alliance.name,
    county: alliance.county,
    countyName: divisionName(alliance.county) ?? alliance.county,
    leadDepartment: organization(alliance.leadDepartment),
    members: members[index]!,
    chair: presentChair(alliance._id),
  }));
}

/** One alliance in full, as the actor may use it. */
export async function presentAlliance(
  dependencies: AllianceDependencies,
  actor: Actor,
  alliance: AllianceRecord,
): Promise<AllianceView> {
  const { models, countUnservedNeeds } = dependencies;
  const [summary] = await presentAlliances(dependencies, [alliance]);
  const organization = await organizationRefs(models, alliance.rotation.order);
  const unserved = await countUnservedNeeds(alliance._id, alliance.links);
  const scope = scopeOfAlliance(alliance);
  return {
    ...summary!,
    links: alliance.links.map(({ id, name, after, categories }) => ({
      id,
      name,
      after,
      categories,
      unservedNeeds: unserved.get(id) ?? 0,
    })),
    rotation: { termMonths: alliance.rotation.termMonths, order: alliance.rotation.order.map(organization) },
    weights: alliance.weights,
    may: {
      keep: canKeepAlliance(actor, scope),
      callDeputy: canCallDeputy(actor, scope, summary!.chair?.person?.id ?? null),
    },
    revision: alliance.revision,
    createdAt: alliance.createdAt.toISOString(),
  };
}
