import type { OperationsView } from "../../app/contracts/operations.ts";
import type { AuditCheckRecord } from "../../models/audit-check.ts";
import type { DrillRecord } from "../../models/drill.ts";
import type { Actor } from "../access/actor.ts";
import { canReadOperations } from "../access/operations-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError, forbidden } from "../errors.ts";
import type { EngineHost } from "../matching/engine-host.ts";
import type { HubWatch } from "./hub-watch.ts";
import { whatNeedsAttention } from "./what-needs-attention.ts";

export interface OperationsDependencies extends Dependencies {
  watch: HubWatch;
  engine: Pick<EngineHost, "isRunning" | "stats">;
  candidates: "memory" | "database";
}

/**
 * How this process of the hub is doing.
 * @throws forbidden to anybody but administrators, unavailable before the hub is put together
 */
export async function getOperations(dependencies: OperationsDependencies, actor: Actor): Promise<OperationsView> {
  const { watch, models, clock } = dependencies;
  if (!canReadOperations(actor)) throw forbidden();
  const parts = watch.parts();
  if (!parts) throw new AppError("unavailable");
  const [room, engine, backup, drill, outgoing, audit] = await Promise.all([
    parts.readRoom(),
    readEngine(dependencies),
    models.backups.findById("newest").lean(),
    models.drills.findById("newest").lean(),
    readOutgoing(models),
    models.auditChecks.findById("newest", { "result.at": 1, "result.records": 1, "result.found": 1, "result.digest": 1, "explained.digest": 1 }).lean(),
  ]);
  const { push, loop, jobs } = watch.read();
  const view: Omit<OperationsView, "attention"> = {
    at: clock.now().toISOString(),
    process: { startedAt: watch.startedAt.toISOString(), node: process.version, memoryBytes: process.memoryUsage.rss(), loop },
    connections: { sockets: parts.openSockets(), people: parts.peopleOnline(), following: parts.isFollowing(), push },
    engine,
    store: room ? { kind: "own", ...room } : { kind: "mongodb" },
    backup: backup && { at: backup.at.toISOString(), form: backup.form },
    drill: drill && presentDrill(drill),
    audit: audit && presentAudit(audit),
    outgoing,
    jobs,
  };
  return { ...view, attention: whatNeedsAttention(view) };
}

/** What is held back, and from how many. */
async function readOutgoing({ robots, webhooks, outgoingHolds }: Dependencies["models"]): Promise<OperationsView["outgoing"]> {
  const held = await outgoingHolds.findById("restored").lean();
  if (!held) return null;
  const [groups, systems] = await Promise.all([robots.countDocuments({ state: "on" }), webhooks.countDocuments({ state: "on" })]);
  return { heldSince: held.at.toISOString(), backupAt: held.backupAt && held.backupAt.toISOString(), receivers: groups + systems };
}

const presentAudit = ({ result, explained }: Pick<AuditCheckRecord, "result" | "explained">): OperationsView["audit"] =>
  result && { at: result.at.toISOString(), records: result.records, found: result.found, explained: explained?.digest === result.digest };

const presentDrill = ({ at, backupAt, ms, collections, documents, fault }: DrillRecord): OperationsView["drill"] => ({
  at: at.toISOString(),
  backupAt: backupAt && backupAt.toISOString(),
  ms,
  collections,
  documents,
  fault: fault && { code: fault.code, what: fault.what, of: fault.of },
});

async function readEngine({ engine, candidates }: OperationsDependencies): Promise<OperationsView["engine"]> {
  const unknown = { running: engine.isRunning(), needs: null, resources: null };
  if (!unknown.running || candidates === "database") return unknown;
  try {
    const { needs, resources } = await engine.stats();
    return { running: true, needs, resources };
  } catch {
    // It ended between the two questions.
    return { ...unknown, running: engine.isRunning() };
  }
}
