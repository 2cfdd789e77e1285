import type { Actor } from "../access/actor.ts";
import { alliancesOf, countiesOf, isAdministrator } from "../access/scope.ts";
import type { Models } from "../database/models.ts";

/** Alliances whose meetings the actor may read; of a named one that it may not read, none. */
export async function readableAlliances(models: Models, actor: Actor, named?: string) {
  const mine = isAdministrator(actor)
    ? {}
    : { $or: [{ _id: { $in: alliancesOf(actor) } }, { county: { $in: countiesOf(actor) } }] };
  return models.alliances
    .find({ ...mine, ...(named && { $and: [{ _id: named }] }) }, { name: 1, county: 1 })
    .sort({ _id: 1 })
    .limit(500)
    .lean();
}
