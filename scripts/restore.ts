/**
 * `npm run restore -- DIR`: brings a backup back into `DATA_DIR` (or, of JSON-lines files, into `MONGODB_URI`).
 * Overwrites nothing: where there is data already it stops.
 * `npm run restore -- DIR --drill`: tries the backup, or the newest of those in DIR, in a folder of its own that goes afterwards,
 * tells whether everything came back, and the hub of it. Needs room for a copy among the temporary files (`TMPDIR`).
 */
import { noteDrill, restore } from "../server/database/back-up.ts";
import { drillBackup } from "../server/database/drill-backup.ts";
import { readEnvironment, type Environment } from "../server/env.ts";
import { readOptions } from "./read-options.ts";

const { values, positionals } = readOptions("restore", { allowPositionals: true, options: { drill: { type: "boolean" } } });
const [from] = positionals;
if (!from || positionals.length > 1) {
  console.error("restore: npm run restore -- DIR [--drill]");
  process.exit(2);
}

try {
  const env = readEnvironment(process.env);
  if (values.drill) await drill(env, from);
  else {
    const count = await restore(env, from, new Date());
    console.log(count === undefined ? `restored ${from} into ${env.DATA_DIR}` : `${count} documents imported from ${from}`);
    console.log("robots and webhooks are told nothing until an administrator lets them, on the page 管理 / 运行");
  }
} catch (error) {
  console.error(`restore: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function drill(env: Environment, from: string): Promise<void> {
  const at = new Date();
  const began = performance.now();
  const { folder, backupAt, collections, documents, faults } = await drillBackup(from);
  const ms = Math.round(performance.now() - began);
  const [first] = faults;
  const fault = first ? { code: first.code, what: first.what, of: faults.length } : null;
  // What was found counts, told of or not.
  await noteDrill(env, { _id: "newest", at, backupAt, ms, collections, documents, fault }).catch((error: Error) => {
    console.error(`restore: the drill is over, but the hub could not be told of it: ${error.message}`);
  });
  if (first) throw new Error(`the drill failed: ${first.line}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ""}`);
  console.log(`the backup ${folder} of ${backupAt?.toISOString()} is good: ${documents} documents in ${collections} collections came back, with their indexes, streams and sealed audit records, in ${(ms / 1_000).toFixed(1)} s`);
}
