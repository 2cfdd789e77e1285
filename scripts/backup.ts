/**
 * `npm run backup -- DIR [--format jsonl]`: a consistent copy of all data into the new directory DIR, also while the hub is running.
 * Of the embedded store it is the data file itself, or with `--format jsonl` one JSON-lines file a collection; of MongoDB
 * (`MONGODB_URI`) it is always the latter. `npm run restore -- DIR` takes both.
 */
import { backUp, noteBackup } from "../server/database/back-up.ts";
import { readEnvironment } from "../server/env.ts";
import { readOptions } from "./read-options.ts";

const { values, positionals } = readOptions("backup", { allowPositionals: true, options: { format: { type: "string" } } });
const [to] = positionals;
if (!to || positionals.length > 1 || (values.format !== undefined && values.format !== "jsonl")) {
  console.error("backup: npm run backup -- DIR [--format jsonl]");
  process.exit(2);
}

try {
  const env = readEnvironment(process.env);
  const at = new Date();
  const count = await backUp(env, to, values.format === "jsonl", at);
  console.log(count === undefined ? `copied ${env.DATA_DIR} to ${to}` : `${count} documents exported to ${to}`);
  // On a full disk a copy elsewhere is what is needed most: it counts, told of or not.
  await noteBackup(env, { _id: "newest", at, form: count === undefined ? "file" : "lines" }).catch((error: Error) => {
    console.error(`backup: the copy is complete, but the hub could not be told of it: ${error.message}`);
  });
} catch (error) {
  console.error(`backup: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
