import type { ResolutionPatch, ResolutionView } from "../../../app/contracts/resolutions.ts";
import type { Actor } from "../../access/actor.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField } from "../../errors.ts";
import { changeResolution } from "./change-resolution.ts";

/**
 * Says on which day a resolution is looked at again (回头看), or that it no longer is; about that day it is proposed for the
 * agenda. The day that stands already changes nothing.
 * @throws bad_input on `reviewOn` that is past; and what {@link changeResolution} throws
 */
export const setReview = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  { reviewOn }: ResolutionPatch,
  revision: number,
): Promise<ResolutionView> =>
  changeResolution(dependencies, actor, id, { action: "resolution.review", revision }, (resolution, { at }) => {
    if (reviewOn === resolution.reviewOn) return {};
    const today = dayAt(at);
    if (reviewOn !== null && reviewOn < today) throw badField("reviewOn", "day_past", { today });
    return { reviewOn, reviewSetAt: reviewOn === null ? null : at };
  });
