import type { MatchingDependencies } from "./ports.ts";

/**
 * Keys of the groups that an organization belongs to, as `readers` of listings name them: its alliances, their counties
 * and its own, the public. Remembered by the market until a membership or seat changes.
 */
export async function readersOfOrganization(
  { models, market }: Pick<MatchingDependencies, "models" | "market">,
  organization: string,
): Promise<string[]> {
  const known = market.readers.get(organization);
  if (known) return known;
  const memberships = await models.memberships.find({ organization, leftAt: null }, { alliance: 1 }).lean();
  // A bank or service unit works for an alliance through its people's seats, without being a member.
  const seats = await models.seats.find({ organization }, { alliance: 1 }).lean();
  const within = [...memberships, ...seats].flatMap(({ alliance }) => (alliance ? [alliance] : []));
  const alliances = await models.alliances.find({ _id: { $in: [...new Set(within)] } }, { county: 1 }).lean();
  const own = await models.organizations.findOne({ _id: organization }, { county: 1 }).lean();
  const counties = new Set(alliances.map((alliance) => alliance.county));
  if (own) counties.add(own.county);
  const keys = [
    `owner:${organization}`,
    ...alliances.map((alliance) => `alliance:${alliance._id}`),
    ...[...counties].map((county) => `county:${county}`),
    "public",
  ];
  market.readers.set(organization, keys);
  return keys;
}
