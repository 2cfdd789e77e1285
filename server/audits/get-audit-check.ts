import type { AuditCheckView } from "../../app/contracts/audit-seals.ts";
import { canExplainAudit, canReadAudit } from "../access/audit-rules.ts";
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
  const explained = result !== null && kept?.explained?.digest === result.digest ? kept.explained : null;
  const by = explained && (await models.people.findById(explained.person, { name: 1 }).lean());
  return {
    newest: newest && presentSeal(newest),
    mayExplain: canExplainAudit(actor),
    checking: (kept?.busyUntil ?? NEVER) > clock.now(),
    check: result && {
      at: result.at.toISOString(),
      ms: result.ms,
      seals: result.seals,
      records: result.records,
      found: result.found,
      findings: result.findings.map(({ kind, seal, record, at }) => ({ kind, seal, record, at: at && at.toISOString() })),
      digest: result.digest,
      explained: explained && { by: by && { id: by._id, name: by.name }, at: explained.at.toISOString(), reason: explained.reason },
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
