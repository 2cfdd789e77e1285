import type { StreamName } from "../../app/contracts/streams.ts";
import { openHubDatabase } from "./open-hub-database.ts";

export interface HubChanges {
  /** Makes one change: a document, its audit record and an event on each of three streams, that of the change number `at` and two others. */
  make: (at: number) => Promise<unknown>;
  close: () => Promise<void>;
}

/** Changes as the hub makes them, through its own transactions and models, on a running database. */
export async function connectHubChanges(uri: string): Promise<HubChanges> {
  const { dependencies, close } = await openHubDatabase({ uri, dataDir: "" });
  const { models, inTransaction } = dependencies;
  return {
    make: (at) =>
      inTransaction(null, async (transaction) => {
        const { session } = transaction;
        await models.matchRuns.updateOne({ _id: `${at % 10_000}` }, { $inc: { revision: 1 }, $set: { at: transaction.at } }, { session, upsert: true });
        transaction.audit({ action: "listing.change", subject: { kind: "listing", id: `${at}` } });
        const streams: StreamName[] = [`organization:${at}`, `alliance:${at % 10_000}`, `user:${at}`];
        for (const stream of streams) transaction.emit(stream, "listing.changed", { listing: `${at}`, revision: 1 });
      }),
    close,
  };
}
