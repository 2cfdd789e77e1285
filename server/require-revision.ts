import { conflict } from "./errors.ts";

/**
 * Refuses a change that names another revision than the record has; who names none takes the record as it is.
 * @throws conflict `stale_revision`
 */
export function requireRevision(named: number | undefined, { revision }: { revision: number }): void {
  if (named !== undefined && named !== revision) throw conflict("stale_revision");
}
