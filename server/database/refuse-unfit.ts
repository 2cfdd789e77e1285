import type { Connection } from "mongoose";

/** Wire version of MongoDB 6.0, the oldest that the hub is promised to run on. */
const OLDEST = 17;

/**
 * Refuses a database on which a change could be stored by halves or never be told.
 * @throws Error with a text for the operator when it is too old, or a single server without transactions and change streams
 */
export async function refuseUnfit(connection: Connection): Promise<void> {
  const { setName, msg, maxWireVersion = 0 } = await connection.db!.admin().command({ hello: 1 });
  if (maxWireVersion < OLDEST) throw new Error("MONGODB_URI: the hub needs MongoDB 6.0 or newer");
  const isCluster = setName !== undefined || msg === "isdbgrid";
  if (!isCluster) throw new Error("MONGODB_URI: names a single server; the hub needs a replica set, for transactions and change streams");
}
