import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The yardstick data that lies beside a checkout (`../shared/data/NAME/`), or undefined where it is absent: a test that reads it is then skipped
 * and says so in its name. A linked worktree lies one folder deeper.
 */
export function findSharedData(name: string): string | undefined {
  return ["../../../shared/data/", "../../../../shared/data/"]
    .map((path) => fileURLToPath(new URL(`${path}${name}/`, import.meta.url)))
    .find((path) => existsSync(path));
}
