import type { AuditCheckView, ExplainFindingsInput } from "../../app/contracts/audit-seals.ts";
import { canExplainAudit } from "../access/audit-rules.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden } from "../errors.ts";
import { getAuditCheck } from "./get-audit-check.ts";

/**
 * Says what came of looking into what the last check found. It is shown as long as just this is found, and nobody is asked to look at it any more;
 * the findings stay in sight.
 * @throws forbidden to anybody but administrators, conflict where the last check found something else or nothing
 */
export async function explainFindings(dependencies: Dependencies, actor: Actor, { digest, reason }: ExplainFindingsInput): Promise<AuditCheckView> {
  const { models, inTransaction, ids } = dependencies;
  if (!canExplainAudit(actor)) throw forbidden();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const found = await models.auditChecks.findOneAndUpdate(
      { _id: "newest", "result.digest": digest, "result.found": { $gt: 0 } },
      { $set: { explained: { digest, person: actor.person.id, at, reason } } },
      { session },
    );
    if (!found?.result) throw conflict("findings_changed");
    transaction.audit({ action: "audit.explain", subject: { kind: "audit", id: ids.next() }, after: { found: found.result.found, reason } });
  });
  return getAuditCheck(dependencies, actor);
}
