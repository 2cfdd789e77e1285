import type { ResolutionNumber } from "../../../app/contracts/resolution-number.ts";
import type { Actor } from "../../access/actor.ts";
import { readableResolutions } from "../../access/resolution-rules.ts";
import { dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { lastReviewFor } from "./review-time.ts";

/** A resolution that is to be looked at again. */
export interface ReviewToDo {
  id: string;
  number: ResolutionNumber;
  /** Title of the item that it was decided on. */
  title: string;
  /** Name of its alliance. */
  alliance: string;
  /** Its review date. */
  due: string;
}

const MOST = 50;

/**
 * Resolutions of these alliances whose review date comes within a week or has come, the earliest first: from the day on
 * which they are proposed for a meeting that is held today, until a meeting has treated them. Only those that the actor
 * may see.
 */
export async function listReviewsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, alliances: readonly string[]): Promise<ReviewToDo[]> {
  if (alliances.length === 0) return [];
  const found = await models.resolutions
    .find({ alliance: { $in: [...alliances] }, reviewOn: { $gt: "", $lte: lastReviewFor(dayAt(clock.now())) }, ...readableResolutions(actor) })
    .sort({ reviewOn: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const names = await readNames(models, { alliances: found.map(({ alliance }) => alliance) });
  return found.map(({ _id, year, serial, internal, title, alliance, reviewOn }) => ({
    id: _id,
    number: { year, serial, internal },
    title,
    alliance: nameIn(names, alliance).name,
    due: reviewOn!,
  }));
}
