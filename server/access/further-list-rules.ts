import type { Actor } from "./actor.ts";
import { isInsider, keepsAlliance, type AllianceScope } from "./scope.ts";

/** Who reads which further lists an alliance keeps, and what they ask for: its insiders. Pure. */
export const canReadFurtherLists = (actor: Actor, scope: AllianceScope): boolean => isInsider(actor, scope);

/** Who adds and changes them: who keeps the alliance, which are its secretary, the officers of its county and administrators. Pure. */
export const canKeepFurtherLists = (actor: Actor, scope: AllianceScope): boolean => keepsAlliance(actor, scope);
