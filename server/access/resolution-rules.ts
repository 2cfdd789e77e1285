import type { ResolutionRecord } from "../../models/resolution.ts";
import type { EventAudience } from "../../models/event.ts";
import type { Actor } from "./actor.ts";
import { canPrepare } from "./meeting-rules.ts";
import { alliancesOf, countiesOf, isAdministrator, isInsider } from "./scope.ts";

type Subject = Pick<ResolutionRecord, "alliance" | "county" | "internal">;

/**
 * Who may see a resolution: who sees the item that it was decided on. Pure.
 * Insiders of its alliance; an internal one, of a hidden item, only who prepares the meetings.
 */
export const canSeeResolution = (actor: Actor, resolution: Subject): boolean =>
  resolution.internal ? canPrepare(actor, resolution.alliance) : isInsider(actor, resolution);

/** Who may correct it and say when it is looked at again: the chair of today and the secretary, as with the minutes. Pure. */
export const canChangeResolution = (actor: Actor, resolution: Subject): boolean => canPrepare(actor, resolution.alliance);

/** The rule of {@link canSeeResolution} as a filter. Pure. */
export function readableResolutions(actor: Actor): Record<string, unknown> {
  const prepared = alliancesOf(actor).filter((alliance) => canPrepare(actor, alliance));
  const shared = isAdministrator(actor)
    ? [{ internal: false }]
    : [
        { internal: false, alliance: { $in: alliancesOf(actor) } },
        { internal: false, county: { $in: countiesOf(actor) } },
      ];
  return { $or: [...shared, { internal: true, alliance: { $in: prepared } }] };
}

/** Who learns of what happens to a resolution: everybody who follows the stream, of an internal one who prepares the meetings. Pure. */
export const audienceOfResolution = ({ internal }: Pick<Subject, "internal">): EventAudience | undefined =>
  internal ? { roles: ["chair", "secretary"] } : undefined;
