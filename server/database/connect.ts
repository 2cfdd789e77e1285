import mongoose, { type Connection, type mongo } from "mongoose";
import type { Log } from "../log.ts";
import { databaseName } from "./database-name.ts";
import { openEmbeddedStore } from "./embedded/open-embedded-store.ts";
import { freeStuckWrites } from "./free-stuck-writes.ts";
import type { OwnStore } from "./own-store.ts";
import { readRoom, type Room } from "./read-room.ts";
import { refuseUnfit } from "./refuse-unfit.ts";

export interface Database {
  connection: Connection;
  /** Address of the database, for a second process on the same data. */
  uri: string;
  /** Room for the hub's own data; null where the database is elsewhere. */
  readRoom(): Promise<Room | null>;
  close(): Promise<void>;
}

/** Hears of every command that leaves for the database. */
export type OnCommand = (event: mongo.CommandStartedEvent) => void;

/** How long an answer is awaited: from a database elsewhere, which may be away; and from the own store, which is only slow where the machine is. */
const ELSEWHERE_MS = 3_000;
const OWN_STORE_MS = 15_000;

/**
 * Connects to MongoDB where `uri` is given, else starts the embedded store in `dataDir` and connects to that.
 * @throws Error when the store cannot be opened, or MongoDB does not answer within 3 s or is not fit for the hub
 */
export async function connectDatabase(options: {
  uri?: string | undefined;
  dataDir: string;
  log: Log;
  /** The hub's own, where it was already asked to open. */
  store?: Promise<OwnStore> | undefined;
  onCommand?: OnCommand | undefined;
}): Promise<Database> {
  const store = options.uri ? undefined : await (options.store ?? openEmbeddedStore({ dataDir: options.dataDir, log: options.log }));
  const uri = options.uri ?? store!.uri;
  const connection = mongoose.createConnection(uri, {
    dbName: databaseName(uri),
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: store ? OWN_STORE_MS : ELSEWHERE_MS,
    socketTimeoutMS: 60_000,
    maxPoolSize: 50,
    writeConcern: { w: "majority" },
    readConcern: { level: "majority" },
    monitorCommands: options.onCommand !== undefined,
  });
  if (options.onCommand) connection.on("commandStarted", options.onCommand);
  try {
    await connection.asPromise().catch((error: Error) => {
      throw store ? error : new Error(`MONGODB_URI: the database does not answer: ${error.message}`, { cause: error });
    });
    if (!store) await refuseUnfit(connection);
  } catch (error) {
    await connection.close();
    await store?.close();
    throw error;
  }
  const endWatch = freeStuckWrites(connection.getClient());
  return {
    connection,
    uri,
    readRoom: async () => (store ? readRoom(options.dataDir) : null),
    async close() {
      endWatch();
      await connection.close();
      await store?.close();
    },
  };
}
