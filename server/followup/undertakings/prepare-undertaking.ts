import type { NamedRef } from "../../../app/contracts/common.ts";
import type { UndertakingSource } from "../../../app/contracts/undertakings.ts";
import type { Actor } from "../../access/actor.ts";
import { countiesOf } from "../../access/scope.ts";
import { canRaiseUndertaking } from "../../access/undertaking-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { readSource, type ReadSource } from "./read-source.ts";

/** Most alliances that are offered. */
const MOST = 200;

/** Alliances in which the actor may raise a problem, by name. Reads only. */
export async function listRaisableAlliances({ models }: Pick<Dependencies, "models">, actor: Actor): Promise<NamedRef[]> {
  const seats = actor.seats.flatMap(({ alliance }) => alliance ?? []);
  const found = await models.alliances
    .find({ $or: [{ _id: { $in: seats } }, { county: { $in: countiesOf(actor) } }] }, { name: 1, county: 1 })
    .sort({ name: 1, _id: 1 })
    .limit(MOST)
    .lean();
  return found.filter(({ _id, county }) => canRaiseUndertaking(actor, { alliance: _id, county })).map(({ _id, name }) => ({ id: _id, name }));
}

/** What a problem is to come from. @throws not_found where the actor may not see it */
export async function getUndertakingSource({ models }: Pick<Dependencies, "models">, actor: Actor, source: UndertakingSource): Promise<ReadSource> {
  const found = await readSource(models, actor, source);
  if (!found) throw notFound();
  return found;
}
