import type { ResolutionView } from "../../../app/contracts/resolutions.ts";
import { readableActions } from "../../access/action-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeResolution, readableResolutions } from "../../access/resolution-rules.ts";
import { dayAt } from "../../clock.ts";
import { readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { presentResolution } from "./present-resolution.ts";

/** Most tasks of its item, and most resolutions that came of looking at it again, that a resolution shows. */
const MOST = 50;

/**
 * A resolution with its versions, the tasks of its item and the meetings that looked at it again, as far as the actor may see them.
 * @throws not_found when there is none or the actor may not see it
 */
export async function getResolution({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, id: string): Promise<ResolutionView> {
  const resolution = await models.resolutions.findOne({ _id: id }).lean();
  if (!resolution || !canSeeResolution(actor, resolution)) throw notFound();
  const { meeting, item, alliance } = resolution;
  const readable = readableResolutions(actor);
  const [tasks, about, later] = await Promise.all([
    models.actions.find({ $and: [{ meeting, item }, readableActions(actor)] }).sort({ _id: 1 }).limit(MOST).lean(),
    resolution.about === null ? null : models.resolutions.findOne({ $and: [{ _id: resolution.about }, readable] }).lean(),
    models.resolutions.find({ $and: [{ about: id }, readable] }).sort({ _id: 1 }).limit(MOST).lean(),
  ]);
  const names = await readNames(models, { alliances: [alliance], organizations: tasks.map(({ lead }) => lead) });
  return presentResolution(actor, resolution, { names, about, later, tasks }, dayAt(clock.now()));
}
