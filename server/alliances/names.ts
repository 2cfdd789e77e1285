import type { NamedRef } from "../../app/contracts/common.ts";
import type { ClientSession } from "mongoose";
import type { Models } from "../database/models.ts";

/** Short names of organizations by id, each as it is mentioned elsewhere; a deleted or unknown id has an empty name. */
export async function organizationRefs(
  models: Models,
  ids: Iterable<string>,
  session: ClientSession | null = null,
): Promise<(id: string) => NamedRef> {
  const records = await models.organizations
    .find({ _id: { $in: [...new Set(ids)] } }, { shortName: 1 }, { session })
    .lean();
  const names = new Map(records.map((record) => [record._id, record.shortName]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}

/** Names of people by id. */
export async function personRefs(
  models: Models,
  ids: Iterable<string>,
  session: ClientSession | null = null,
): Promise<(id: string) => { id: string; name: string }> {
  const records = await models.people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }, { session }).lean();
  const names = new Map(records.map((record) => [record._id, record.name]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}
