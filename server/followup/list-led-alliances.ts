import type { NamedRef } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import { leadsAlliance } from "../access/meeting-rules.ts";
import { alliancesOf, countiesOf } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";

/** Most alliances that are offered. */
const MOST = 200;

/** Alliances whose affairs the actor leads, by name. Reads only. */
export async function listLedAlliances({ models }: Pick<Dependencies, "models">, actor: Actor): Promise<(NamedRef & { county: string })[]> {
  const found = await models.alliances
    .find({ $or: [{ _id: { $in: alliancesOf(actor) } }, { county: { $in: countiesOf(actor) } }] }, { name: 1, county: 1 })
    .sort({ name: 1, _id: 1 })
    .limit(MOST)
    .lean();
  return found.filter(({ _id, county }) => leadsAlliance(actor, { alliance: _id, county })).map(({ _id, name, county }) => ({ id: _id, name, county }));
}
