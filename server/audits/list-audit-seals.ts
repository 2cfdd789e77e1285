import type { AuditSealQuery, AuditSealView } from "../../app/contracts/audit-seals.ts";
import type { Page } from "../../app/contracts/common.ts";
import type { AuditSealRecord } from "../../models/audit-seal.ts";
import { canReadAudit } from "../access/audit-rules.ts";
import type { Actor } from "../access/actor.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden } from "../errors.ts";

/** What is read of a seal that is listed: not its records. */
export const headFields = { at: 1, count: 1, late: 1, hash: 1 } as const;

/**
 * Seals over audit records, newest first.
 * @throws forbidden to anybody but administrators and officers
 */
export async function listAuditSeals({ models }: Dependencies, actor: Actor, query: AuditSealQuery): Promise<Page<AuditSealView>> {
  if (!canReadAudit(actor)) throw forbidden();
  const after = readCursor(query.cursor, 1);
  const found = await models.auditSeals
    .find({ _id: { ...(after && { $lt: Number(after[0]) }), $lte: query.upTo ?? Number.MAX_SAFE_INTEGER } }, headFields)
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const seals = found.slice(0, query.limit);
  const last = seals.at(-1);
  return { items: seals.map(presentSeal), nextCursor: found.length > query.limit && last ? writeCursor([last._id]) : null };
}

/** A seal as it leaves. Pure. */
export const presentSeal = ({ _id, at, count, late, hash }: Pick<AuditSealRecord, "_id" | keyof typeof headFields>): AuditSealView => ({
  number: _id,
  at: at.toISOString(),
  count,
  late,
  hash,
});
