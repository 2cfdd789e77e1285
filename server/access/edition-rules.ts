import type { Actor } from "./actor.ts";
import { isChair, isInsider, keepsAlliance, type AllianceScope } from "./scope.ts";

/** Who reads the editions of an alliance's lists: its insiders, of each the lines that they could read then and may read now. Pure. */
export const canReadEditions = (actor: Actor, scope: AllianceScope): boolean => isInsider(actor, scope);

/** Who publishes an edition, corrects it, and says on which days there is one: who keeps the alliance, and the chair of today. Pure. */
export const canPublishEditions = (actor: Actor, scope: AllianceScope): boolean => keepsAlliance(actor, scope) || isChair(actor, scope.alliance);
