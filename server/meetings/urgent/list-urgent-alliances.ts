import type { NamedRef } from "../../../app/contracts/common.ts";
import type { Actor } from "../../access/actor.ts";
import { alliancesOf } from "../../access/scope.ts";
import { canRegisterUrgent } from "../../access/urgent-rules.ts";
import type { Dependencies } from "../../dependencies.ts";

/** Alliances in which the actor may register an urgent matter, by name. Reads only. */
export async function listUrgentAlliances({ models }: Pick<Dependencies, "models">, actor: Actor): Promise<NamedRef[]> {
  const ids = alliancesOf(actor).filter((alliance) => canRegisterUrgent(actor, alliance));
  const found = await models.alliances.find({ _id: { $in: ids } }, { name: 1 }).sort({ name: 1, _id: 1 }).limit(200).lean();
  return found.map(({ _id, name }) => ({ id: _id, name }));
}
