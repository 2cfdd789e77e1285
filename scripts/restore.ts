/**
 * `npm run restore -- DIR`: brings a backup back into `DATA_DIR` (or, of JSON-lines files, into `MONGODB_URI`).
 * Overwrites nothing: where there is data already it stops.
 */
import { restore } from "../server/database/back-up.ts";
import { readEnvironment } from "../server/env.ts";

const [from, ...rest] = process.argv.slice(2);
if (!from || rest.length > 0) {
  console.error("restore: npm run restore -- DIR");
  process.exit(2);
}

try {
  const env = readEnvironment(process.env);
  const count = await restore(env, from);
  console.log(count === undefined ? `restored ${from} into ${env.DATA_DIR}` : `${count} documents imported from ${from}`);
} catch (error) {
  console.error(`restore: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
