import type { AuditCheckResult } from "../../models/audit-check.ts";
import type { Dependencies } from "../dependencies.ts";

/** Most administrators who are told. */
const MOST_PEOPLE = 200;

/**
 * Keeps what a check found. Of findings that the check before did not have, administrators are told, and the records of who did what
 * say so themselves (`audit.unsound`).
 */
export async function tellOfFindings({ models, inTransaction, notify, ids }: Dependencies, result: AuditCheckResult, before: AuditCheckResult | null): Promise<void> {
  const isNews = result.found > 0 && result.digest !== before?.digest;
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    await models.auditChecks.updateOne({ _id: "newest" }, { $set: { result } }, { session });
    if (!isNews) return;
    const inForce = { from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] };
    const seats = await models.seats.find({ county: null, role: "administrator", ...inForce }, { person: 1 }, { session }).limit(MOST_PEOPLE).lean();
    await notify(transaction, seats.map(({ person }) => person), {
      key: `audit.unsound:${result.digest}`,
      kind: "audit_unsound",
      facts: { count: result.found },
      href: "/admin/audit",
    });
    transaction.audit({ action: "audit.unsound", subject: { kind: "audit", id: ids.next() }, after: { found: result.found, seals: result.seals, records: result.records } });
  });
}
