import { closeSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { open } from "lmdb";
import { pageSize } from "./lmdb-file.ts";

/** Entries that are copied in one commit. */
const BATCH = 5_000;

/**
 * Copies a file whose pages are greater than {@link pageSize} into one whose are not, in its place. Nothing else may have it open. A
 * crash leaves the old file as it was. A file with such pages, or with smaller ones, is left alone.
 * @throws Error with the system's code when there is no room for the copy
 */
export async function narrowPages(path: string): Promise<void> {
  if (pageSizeOf(path) <= pageSize) return;
  const copy = `${path}.narrow`;
  const drop = () => [copy, `${copy}-lock`].forEach((file) => rmSync(file, { force: true }));
  drop();
  const shape = { noSubdir: true, keyEncoding: "binary", encoding: "binary" } as const;
  const from = open<Buffer, Buffer>({ path, ...shape, readOnly: true });
  const to = open<Buffer, Buffer>({ path: copy, ...shape, pageSize });
  try {
    let copied = 0;
    for (const { key, value } of from.getRange({})) {
      const done = to.put(Buffer.from(key), Buffer.from(value));
      if (++copied % BATCH === 0) await done;
    }
    await to.flushed;
  } catch (error) {
    await Promise.all([from.close(), to.close()]);
    drop();
    throw error;
  }
  await Promise.all([from.close(), to.close()]);
  renameSync(copy, path);
  [`${copy}-lock`, `${path}-lock`].forEach((file) => rmSync(file, { force: true }));
}

/** As LMDB's first page tells it, in bytes. */
function pageSizeOf(path: string): number {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 48);
    return head.readUInt32LE();
  } finally {
    closeSync(file);
  }
}
