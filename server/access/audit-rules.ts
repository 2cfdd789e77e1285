import type { Actor } from "./actor.ts";
import { countiesOf, isAdministrator } from "./scope.ts";

/** Counties whose records of who did what the actor may read; null: all of them (administrators). Pure. */
export const auditedCounties = (actor: Actor): string[] | null => (isAdministrator(actor) ? null : countiesOf(actor));

/** Only who is told of findings says what came of them. Pure. */
export const canExplainAudit = isAdministrator;

/** Administrators and department officers read who did what. Pure. */
export const canReadAudit = (actor: Actor): boolean => auditedCounties(actor) === null || countiesOf(actor).length > 0;
