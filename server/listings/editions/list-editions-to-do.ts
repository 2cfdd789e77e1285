import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { nameIn, readNames } from "../../database/read-names.ts";

/** An edition whose day has come and that nobody has published yet. */
export interface EditionToDo {
  alliance: { id: string; name: string };
  due: string;
}

const MOST = 50;

/** Of these alliances, for who publishes their editions; those that the hub publishes by itself wait for nobody. Reads only. */
export async function listEditionsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, alliances: readonly string[]): Promise<EditionToDo[]> {
  if (alliances.length === 0) return [];
  const due = await models.editionRhythms.find({ _id: { $in: [...alliances] }, automatic: false, next: { $lte: dayAt(clock.now()) } }).limit(MOST).lean();
  const names = await readNames(models, { alliances: due.map(({ _id }) => _id) });
  return due.map(({ _id, next }) => ({ alliance: nameIn(names, _id), due: next }));
}
