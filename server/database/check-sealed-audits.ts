import type { MongoClient } from "mongodb";
import type { AuditFindingKind } from "../../app/contracts/audit-seals.ts";
import type { AuditRecord } from "../../models/audit.ts";
import { auditSealCollection, type AuditSealRecord } from "../../models/audit-seal.ts";
import { checkChain, createFindings } from "../audits/chain/check-chain.ts";
import type { BackupFault } from "./backup-list.ts";

const words: Readonly<Record<AuditFindingKind, string>> = {
  changed: "is not what was sealed",
  missing: "is gone",
  extra: "came to the others afterwards",
  seal_changed: "has been changed",
  seal_missing: "is gone",
  other_secret: "is signed with another secret",
};

/**
 * Holds the audit records of restored data against their seals. Whose the seals are is not looked at: a machine for drills has not
 * the hub's secrets. Data of a hub that knew no seals have none.
 * @param namespaces every `DATABASE.COLLECTION`
 */
export async function checkSealedAudits(client: MongoClient, namespaces: readonly string[]): Promise<BackupFault[]> {
  const faults: BackupFault[] = [];
  for (const namespace of namespaces) {
    const [database, collection] = namespace.split(".");
    if (!database || collection !== auditSealCollection) continue;
    const db = client.db(database);
    const findings = createFindings();
    await checkChain(
      {
        seals: () => db.collection<AuditSealRecord>(auditSealCollection).find().sort({ _id: 1 }).batchSize(20),
        records: (ids) => db.collection<AuditRecord>("audits").find({ _id: { $in: [...ids] } }).toArray(),
      },
      { findings },
    );
    faults.push(
      ...findings.read().findings.map(({ kind, seal, record }): BackupFault => {
        const what = record ?? String(seal);
        return { code: "audit", what, line: `${record ? `the audit record ${record} of` : "the"} seal ${seal} ${words[kind]}` };
      }),
    );
  }
  return faults;
}
