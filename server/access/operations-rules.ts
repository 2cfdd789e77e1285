import type { Actor } from "./actor.ts";
import { isAdministrator } from "./scope.ts";

/** How the hub itself is doing is for who runs it. Pure. */
export const canReadOperations = (actor: Actor): boolean => isAdministrator(actor);
