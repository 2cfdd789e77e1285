import type { Actor } from "../../access/actor.ts";
import { unitsOf } from "../../access/example-rules.ts";
import { organizationsOf } from "../../access/scope.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";

/** A model case that waits for the word of a unit of the actor's. */
export interface ExampleToDo {
  id: string;
  title: string;
  /** The alliance that wrote it. */
  alliance: string;
}

/** Most that are shown. */
const MOST = 50;

/** Cases that wait for the word of a unit for which the actor acts. Reads only. */
export async function listExamplesToDo({ models }: Pick<Dependencies, "models">, actor: Actor): Promise<ExampleToDo[]> {
  const found = await models.examples.find({ "units.organization": { $in: organizationsOf(actor) }, state: "asking" }).sort({ createdAt: -1, _id: -1 }).limit(MOST).lean();
  const waiting = found.filter((record) => unitsOf(actor, record, "asked").length > 0);
  const names = await readNames(models, { alliances: waiting.map(({ alliance }) => alliance) });
  return waiting.map(({ _id, title, alliance }) => ({ id: _id, title, alliance: nameIn(names, alliance).name }));
}
