import type { NamedRef } from "../../app/contracts/common.ts";
import type { Models } from "./models.ts";

/** Short names of organizations and names of alliances by id; unknown ones are left out. */
export async function readNames(
  models: Models,
  ids: { organizations?: Iterable<string>; alliances?: Iterable<string> },
): Promise<Map<string, NamedRef>> {
  const wanted = { organizations: [...new Set(ids.organizations ?? [])], alliances: [...new Set(ids.alliances ?? [])] };
  // Often only one of the two is asked for: no round trip for the other.
  const [organizations, alliances] = await Promise.all([
    wanted.organizations.length === 0 ? [] : models.organizations.find({ _id: { $in: wanted.organizations } }, { shortName: 1 }).lean(),
    wanted.alliances.length === 0 ? [] : models.alliances.find({ _id: { $in: wanted.alliances } }, { name: 1 }).lean(),
  ]);
  return new Map([
    ...organizations.map(({ _id, shortName }) => [_id, { id: _id, name: shortName }] as const),
    ...alliances.map(({ _id, name }) => [_id, { id: _id, name }] as const),
  ]);
}

/** The record of an id among those read, or one without a name. Pure. */
export const nameIn = (names: ReadonlyMap<string, NamedRef>, id: string): NamedRef => names.get(id) ?? { id, name: "" };
