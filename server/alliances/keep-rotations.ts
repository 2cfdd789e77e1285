import type { Dependencies } from "../dependencies.ts";
import { settleRotation } from "./settle-rotation.ts";

/**
 * Settles every rotation in which the clock changed something: a term or an acting time began or ended.
 * Idempotent: whoever comes second finds the rotation settled. Returns how many were looked at.
 */
export async function keepRotations(dependencies: Dependencies): Promise<number> {
  const { models, inTransaction, clock } = dependencies;
  const due = await models.alliances
    .find({ chairCheckAt: { $lte: clock.now() } }, { _id: 1 })
    .limit(1_000)
    .lean();
  for (const { _id } of due) {
    await inTransaction(null, (transaction) => settleRotation(dependencies, transaction, _id));
  }
  return due.length;
}
