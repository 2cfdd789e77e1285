import type { AttentionCode, OperationsView } from "../../app/contracts/operations.ts";

/** A click of the chair is to be on all screens within this time; the push is all of it but the network. */
const SLOW_PUSH_MS = 300;
/** Enough that the p95 says something. */
const FEWEST_PUSHES = 20;
/** The store refuses writes on a full disk; this is left for a day's growth and for a backup beside it. */
const LEAST_FREE_BYTES = 2 * 1024 ** 3;
const OLDEST_BACKUP_MS = 7 * 86_400_000;
const OLDEST_DRILL_MS = 30 * 86_400_000;

/** What an operator should look at, the most urgent first. Pure. */
export function whatNeedsAttention(view: Omit<OperationsView, "attention">): AttentionCode[] {
  const { at, connections, engine, store, jobs, backup, drill, audit, outgoing } = view;
  const isOlder = (then: string, thanMs: number) => Date.parse(at) - Date.parse(then) > thanMs;
  const codes: AttentionCode[] = [];
  if (!connections.following) codes.push("feed_stopped");
  if (outgoing && outgoing.receivers > 0) codes.push("outgoing_held");
  if (audit && audit.found > 0 && !audit.explained) codes.push("audit_unsound");
  if (!engine.running) codes.push("engine_away");
  if (store.kind === "own" && store.freeBytes < LEAST_FREE_BYTES) codes.push("disk_low");
  if (jobs.some(({ failing }) => failing)) codes.push("job_failing");
  if (connections.push && connections.push.count >= FEWEST_PUSHES && connections.push.p95Ms > SLOW_PUSH_MS) codes.push("pushes_slow");
  // A database elsewhere is backed up by its administrator.
  if (store.kind === "own" && !backup) codes.push("backup_missing");
  if (drill?.fault) codes.push("drill_failed");
  if (store.kind === "own" && backup && isOlder(backup.at, OLDEST_BACKUP_MS)) codes.push("backup_old");
  if (drill && !drill.fault && isOlder(drill.at, OLDEST_DRILL_MS)) codes.push("drill_old");
  // Without a backup there is nothing to try.
  if (store.kind === "own" && backup && !drill) codes.push("drill_missing");
  return codes;
}
