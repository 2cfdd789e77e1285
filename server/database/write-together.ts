import { mongo, type ClientSession, type Connection, type Model } from "mongoose";

/** One write of a record as it is: no schema completes or checks it. Made by {@link insertionInto} and {@link updateIn}. */
export type Write = { namespace: string } & ({ name: "insertOne"; document: object } | { name: "updateOne"; filter: { _id: string }; update: object; upsert?: boolean });

/** Writes within a transaction, to each collection in the order given. */
export type WriteTogether = (writes: readonly Write[], session: ClientSession) => Promise<void>;

/** How MongoDB before 8.0 answers to `bulkWrite`, and a newer one that is told to behave like an older. */
const unknownCommands: readonly unknown[] = [59, 115];

export function insertionInto<Record extends { _id: string }>(model: Model<Record>, record: Record): Write {
  return { namespace: namespaceOf(model), name: "insertOne", document: record };
}

export function updateIn<Record extends { _id: string }>(model: Model<Record>, id: string, update: { $set: Partial<Record> } | { $inc: Partial<Record> }, options: { upsert?: boolean } = {}): Write {
  return { namespace: namespaceOf(model), name: "updateOne", filter: { _id: id }, update, ...options };
}

function namespaceOf<Record>({ db, collection }: Model<Record>): string {
  return `${db.name}.${collection.collectionName}`;
}

/**
 * Builds the way to write to several collections in one message. A database that does not know such messages says so at the first one: that
 * transaction runs again, and from then on each collection gets a message of its own.
 */
export function createWriteTogether(connection: Pick<Connection, "getClient">): WriteTogether {
  let known = true;
  return async (writes, session) => {
    if (writes.length === 0) return;
    const client = connection.getClient();
    if (!known) return writeApart(client, writes, session);
    try {
      await client.bulkWrite(writes as mongo.ClientBulkWriteModel[], { session });
    } catch (error) {
      // The driver wraps what the database said, and with it the word that the transaction may run again.
      const said = error instanceof mongo.MongoClientBulkWriteError && error.cause ? error.cause : error;
      if (said instanceof mongo.MongoServerError && unknownCommands.includes(said.code)) {
        known = false;
        said.addErrorLabel(mongo.MongoErrorLabel.TransientTransactionError);
      }
      throw said;
    }
  };
}

async function writeApart(client: mongo.MongoClient, writes: readonly Write[], session: ClientSession): Promise<void> {
  for (const namespace of new Set(writes.map((write) => write.namespace))) {
    const [database = "", ...collection] = namespace.split(".");
    const operations = writes.filter((write) => write.namespace === namespace).map(({ namespace: _own, name, ...operation }) => ({ [name]: operation }));
    await client.db(database).collection(collection.join(".")).bulkWrite(operations as unknown as mongo.AnyBulkWriteOperation[], { session, ignoreUndefined: true });
  }
}
