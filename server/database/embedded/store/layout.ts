import { encodePrefix, type Key } from "../keys/encode-key.ts";

/** The first four bytes of every key say what it is; collections and indexes take numbers from {@link firstFreeId} on. */
export const prefixes = {
  /** Facts about the file: its format. */
  about: encodePrefix(0),
  /** database, 0, collection → the collection's entry. */
  catalog: encodePrefix(1),
  /** session id → the last retryable write or transaction, with its reply. */
  sessions: encodePrefix(2),
  /** time → one insert of a collection that is watched. */
  events: encodePrefix(3),
  /** index id, fact → a field of the index meets arrays (`m` and its number), or it holds cut keys (`c`). */
  indexFlags: encodePrefix(4),
  /** id of a dropped collection or index whose entries are still to be removed. */
  garbage: encodePrefix(5),
} as const;

export const firstFreeId = 16;

/** The version of this layout; a file of another one is refused. */
export const layoutVersion = "1";

export function catalogKey(database: string, collection: string): Key {
  return prefixes.catalog + Buffer.from(`${database}\0${collection}`, "utf8").toString("latin1");
}
