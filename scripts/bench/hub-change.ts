import type { StreamName } from "../../app/contracts/streams.ts";
import { systemClock } from "../../server/clock.ts";
import { connectDatabase } from "../../server/database/connect.ts";
import { createModels, ensureIndexes } from "../../server/database/models.ts";
import { systemIds } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { createTransactions } from "../../server/outbox/transaction.ts";

export interface HubChanges {
  /** Makes one change: a document, its audit record and an event on each of three streams, that of the change number `at` and two others. */
  make: (at: number) => Promise<unknown>;
  close: () => Promise<void>;
}

/** Changes as the hub makes them, through its own transactions and models, on a running database. */
export async function connectHubChanges(uri: string): Promise<HubChanges> {
  const database = await connectDatabase({ uri, dataDir: "", log: createLog("silent") });
  const models = createModels(database.connection);
  await ensureIndexes(models);
  const inTransaction = createTransactions({ connection: database.connection, models, clock: systemClock, ids: systemIds });
  return {
    make: (at) =>
      inTransaction(null, async (transaction) => {
        const { session } = transaction;
        await models.matchRuns.updateOne({ _id: `${at % 10_000}` }, { $inc: { revision: 1 }, $set: { at: transaction.at } }, { session, upsert: true });
        transaction.audit({ action: "listing.change", subject: { kind: "listing", id: `${at}` } });
        const streams: StreamName[] = [`organization:${at}`, `alliance:${at % 10_000}`, `user:${at}`];
        for (const stream of streams) transaction.emit(stream, "listing.changed", { listing: `${at}`, revision: 1 });
      }),
    close: () => database.close(),
  };
}
