import { systemClock } from "../../server/clock.ts";
import { connectDatabase } from "../../server/database/connect.ts";
import { createModels, ensureIndexes } from "../../server/database/models.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import { systemIds } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { createNotices } from "../../server/notifications/notify.ts";
import { createTransactions } from "../../server/outbox/transaction.ts";

/** A database as the hub uses it, and nothing that goes on by itself: the embedded store of a folder, or what `uri` names. */
export async function openHubDatabase(where: { uri?: string | undefined; dataDir: string }): Promise<{ dependencies: Dependencies; close: () => Promise<void> }> {
  const [clock, ids, log] = [systemClock, systemIds, createLog("warn")];
  const { connection, close } = await connectDatabase({ ...where, log });
  const models = createModels(connection);
  await ensureIndexes(models);
  const inTransaction = createTransactions({ connection, models, clock, ids });
  return { dependencies: { models, inTransaction, clock, ids, log, ...createNotices({ models, ids }) }, close };
}
