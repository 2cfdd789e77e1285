/**
 * `npm run restore -- DIR`: brings a backup back into `DATA_DIR` (or, of JSON-lines files, into `MONGODB_URI`).
 * Overwrites nothing: where there is data already it stops.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { restoreStore, withStore } from "../server/database/embedded/backup-store.ts";
import { fileNames } from "../server/database/embedded/data-files.ts";
import { importCollections, isExport } from "../server/database/export-collections.ts";
import { readEnvironment } from "../server/env.ts";

const [from, ...rest] = process.argv.slice(2);
if (!from || rest.length > 0) {
  console.error("restore: npm run restore -- DIR");
  process.exit(2);
}

async function importToMongo(uri: string, directory: string): Promise<number> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  try {
    return await importCollections(client, directory);
  } finally {
    await client.close();
  }
}

try {
  const { MONGODB_URI, DATA_DIR } = readEnvironment(process.env);
  if (existsSync(join(from, fileNames.data))) {
    if (MONGODB_URI) throw new Error("this backup is a data file of the embedded store: make one with --format jsonl to move to MongoDB");
    await restoreStore(from, DATA_DIR);
    console.log(`restored ${from} into ${DATA_DIR}`);
  } else if (isExport(from)) {
    const count = MONGODB_URI ? await importToMongo(MONGODB_URI, from) : await withStore(DATA_DIR, (client) => importCollections(client, from));
    console.log(`${count} documents imported from ${from}`);
  } else throw new Error(`${from} is no backup: it has neither ${fileNames.data} nor JSON-lines files`);
} catch (error) {
  console.error(`restore: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
