/**
 * `npm run backup -- DIR [--format jsonl]`: a consistent copy of all data into the new directory DIR, also while the hub is running.
 * Of the embedded store it is the data file itself, or with `--format jsonl` one JSON-lines file a collection; of MongoDB
 * (`MONGODB_URI`) it is always the latter. `npm run restore -- DIR` takes both.
 */
import { MongoClient, MongoServerError } from "mongodb";
import { checkEmpty } from "../server/database/embedded/data-files.ts";
import { backupStore, exportStore } from "../server/database/embedded/backup-store.ts";
import { exportCollections } from "../server/database/export-collections.ts";
import { readEnvironment } from "../server/env.ts";
import { readOptions } from "./read-options.ts";

const { values, positionals } = readOptions("backup", { allowPositionals: true, options: { format: { type: "string" } } });
const [to] = positionals;
if (!to || positionals.length > 1 || (values.format !== undefined && values.format !== "jsonl")) {
  console.error("backup: npm run backup -- DIR [--format jsonl]");
  process.exit(2);
}

/** By a snapshot, which MongoDB keeps for five minutes; on the embedded store as a process of its own, which has none, by a transaction. */
async function exportAtOneMoment(client: MongoClient, directory: string): Promise<number> {
  try {
    return await client.withSession({ snapshot: true }, (session) => exportCollections(client, directory, session));
  } catch (error) {
    // Values are exported as they are stored, and so comes the code: as a number of BSON's.
    const isOutsideDialect = error instanceof MongoServerError && Number(error.code) === 238;
    if (!isOutsideDialect) throw error;
    return client.withSession((session) => session.withTransaction(() => exportCollections(client, directory, session)));
  }
}

async function exportFromMongo(uri: string, directory: string): Promise<number> {
  checkEmpty(directory);
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  try {
    return await exportAtOneMoment(client, directory);
  } finally {
    await client.close();
  }
}

try {
  const { MONGODB_URI, DATA_DIR } = readEnvironment(process.env);
  if (MONGODB_URI) console.log(`${await exportFromMongo(MONGODB_URI, to)} documents exported to ${to}`);
  else if (values.format) console.log(`${await exportStore(DATA_DIR, to)} documents exported to ${to}`);
  else {
    await backupStore(DATA_DIR, to);
    console.log(`copied ${DATA_DIR} to ${to}`);
  }
} catch (error) {
  console.error(`backup: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
