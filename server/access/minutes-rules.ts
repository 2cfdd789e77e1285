import type { MinutesRecord } from "../../models/minutes.ts";
import type { Actor } from "./actor.ts";
import { canConduct, canPrepare, standsFor } from "./meeting-rules.ts";
import { isInsider, keepsAlliance, type AllianceScope } from "./scope.ts";

type Minutes = Pick<MinutesRecord, "alliance" | "phase" | "present" | "amendUntil">;

/**
 * Who may read minutes. Pure.
 * Drafts: who prepares the alliance's meetings and who keeps its registers; afterwards every insider.
 */
export const canSeeMinutes = (actor: Actor, scope: AllianceScope, minutes: Minutes): boolean =>
  minutes.phase === "draft"
    ? canPrepare(actor, scope.alliance) || keepsAlliance(actor, scope)
    : isInsider(actor, scope);

/** Who may write them: chair of today and secretary, until they are final. Pure. */
export const canWriteMinutes = (actor: Actor, minutes: Minutes): boolean =>
  minutes.phase !== "final" && canPrepare(actor, minutes.alliance);

/** Who may declare prepared minutes final: the chair of today. Pure. */
export const canFinishMinutes = (actor: Actor, minutes: Minutes): boolean =>
  minutes.phase === "prepared" && canConduct(actor, minutes.alliance);

/** Who may propose an amendment for a unit: who stands for one that was present, while prepared and in time. Pure. */
export const canAmendMinutes = (actor: Actor, minutes: Minutes, organization: string, now: Date): boolean =>
  minutes.phase === "prepared" &&
  minutes.amendUntil !== null &&
  now < minutes.amendUntil &&
  minutes.present.includes(organization) &&
  standsFor(actor, minutes.alliance, organization);
