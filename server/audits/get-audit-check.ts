import type { AuditCheckView } from "../../app/contracts/audit-seals.ts";
import { canReadAudit } from "../access/audit-rules.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden } from "../errors.ts";
import type { AuditKeeper } from "./audit-keeper.ts";
import { headFields, presentSeal } from "./list-audit-seals.ts";

const NEVER = new Date(0);

/**
 * Up to where audit records are sealed, and what the last check found: numbers, ids and times, of every county.
 * @throws forbidden to anybody but administrators and officers
 */
export async function getAuditCheck({ models, clock }: Dependencies, actor: Actor): Promise<AuditCheckView> {
  if (!canReadAudit(actor)) throw forbidden();
  const [newest, kept] = await Promise.all([models.auditSeals.findOne({}, headFields).sort({ _id: -1 }).lean(), models.auditChecks.findById("newest").lean()]);
  const result = kept?.result ?? null;
  return {
    newest: newest && presentSeal(newest),
    checking: (kept?.busyUntil ?? NEVER) > clock.now(),
    check: result && {
      at: result.at.toISOString(),
      ms: result.ms,
      seals: result.seals,
      records: result.records,
      found: result.found,
      findings: result.findings.map(({ kind, seal, record, at }) => ({ kind, seal, record, at: at && at.toISOString() })),
    },
  };
}

/**
 * Begins a check, unless one is under way, and says how things are.
 * @throws forbidden to anybody but administrators and officers
 */
export async function startAuditCheck(dependencies: Dependencies & { keeper: AuditKeeper }, actor: Actor): Promise<AuditCheckView> {
  if (!canReadAudit(actor)) throw forbidden();
  await dependencies.keeper.begin();
  return getAuditCheck(dependencies, actor);
}
