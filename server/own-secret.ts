import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePrivateDirectory } from "./private-directory.ts";

/** The hub's own secret, made at the first start and kept in the data folder, readable by its user alone. @throws Error when the folder cannot be made */
export function ownSecret(dataDir: string): string {
  makePrivateDirectory(dataDir);
  const file = join(dataDir, "secret");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8").trim();
}
