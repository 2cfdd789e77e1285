import type { UndertakingSource } from "../../../app/contracts/undertakings.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { readSource, type ReadSource } from "./read-source.ts";

/** What a problem is to come from. @throws not_found where the actor may not see it */
export async function getUndertakingSource({ models }: Pick<Dependencies, "models">, actor: Actor, source: UndertakingSource): Promise<ReadSource> {
  const found = await readSource(models, actor, source);
  if (!found) throw notFound();
  return found;
}
