import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { DrillFaultCode } from "../../app/contracts/operations.ts";

/** Stands beside a backup's files and says what they are; written last, so that a backup that was cut short has none. */
export const backupListName = "backup.json";

const backupList = z.object({
  at: z.iso.datetime(),
  form: z.enum(["file", "lines"]),
  /** Paths below the backup's folder, with `/`; SHA-256 in hexadecimal digits. */
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  /** Each as `DATABASE.COLLECTION`. */
  collections: z.array(z.object({ name: z.string(), documents: z.int() })),
});
export type BackupList = z.infer<typeof backupList>;

/** How many documents a collection has, named with its database. */
export type CollectionCount = BackupList["collections"][number];

/** What is wrong with a backup: what of it, and a line for the operator. */
export interface BackupFault {
  code: DrillFaultCode;
  /** The file, collection or stream. */
  what: string;
  line: string;
}

/** Reads every file of a backup and writes down what there is. */
export async function writeBackupList(folder: string, { at, form, collections }: { at: Date; form: BackupList["form"]; collections: CollectionCount[] }): Promise<void> {
  const files = [];
  for (const path of filesIn(folder)) files.push({ path, bytes: statSync(join(folder, path)).size, sha256: await hashOf(join(folder, path)) });
  writeFileSync(join(folder, backupListName), `${JSON.stringify({ at: at.toISOString(), form, files, collections } satisfies BackupList, null, 2)}\n`, { mode: 0o600 });
}

/**
 * What a backup says of itself; null of one that an older hub took, or that was cut short.
 * @throws Error with a text for the operator when it cannot be read
 */
export function readBackupList(folder: string): BackupList | null {
  const path = join(folder, backupListName);
  if (!existsSync(path)) return null;
  try {
    return backupList.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new Error(`${path} is damaged and does not say what the backup holds`, { cause: error });
  }
}

/** Where the files of a backup are not what was written, one fault a file. Reads all of them. */
export async function compareFiles(folder: string, { files }: BackupList): Promise<BackupFault[]> {
  const faults: BackupFault[] = [];
  for (const { path, bytes, sha256 } of files) {
    const file = join(folder, path);
    if (!existsSync(file)) faults.push({ code: "file_missing", what: path, line: `${path} is missing` });
    else if (statSync(file).size !== bytes) faults.push({ code: "file_size", what: path, line: `${path} has ${statSync(file).size} bytes of ${bytes}` });
    else if ((await hashOf(file)) !== sha256) faults.push({ code: "file_changed", what: path, line: `${path} is not what was written: its SHA-256 differs` });
  }
  return faults;
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/")).filter((path) => path !== backupListName).toSorted();
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
