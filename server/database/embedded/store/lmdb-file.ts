import { open as openFile, type FileHandle } from "node:fs/promises";
import { open, type RootDatabase, type Transaction } from "lmdb";
import type { Key } from "../keys/encode-key.ts";
import { FileRoom, type TreeSize } from "./file-room.ts";

/** A consistent state of the file, kept as long as it is held. */
export type Snapshot = Transaction;

/** States of the file that may be held at once: by the transactions and cursors of several hubs with full connection pools. */
const maxReaders = 2_048;

/**
 * Of a new file, in bytes. No greater: LMDB halves a page of 32 or more entries by their number without a look at their sizes (OpenLDAP's
 * ITS#9806). A half that holds the long ones has room for one more only where the 16 others fill a 16th of the page, so each has to take a
 * 256th of it: 16 bytes of 4,096, where an entry of ours takes 20; of 8,192 it would be 32, and a commit would fail with MDB_PAGE_FULL.
 */
export const pageSize = 4_096;

/**
 * So many entries of its list of free pages the package keeps in memory between commits. It goes over the whole list at every
 * commit: after a few thousand documents were written at once, that took most of the time of each small commit that followed.
 * A list that was not kept is read again, the pages freed last first, as far as a commit needs it.
 */
const maxFreeSpaceToRetain = 1_000;

/** What `lmdb` takes besides what its types say. */
interface FastReads {
  getBinaryFast(key: Buffer, options: { transaction: Snapshot | undefined }): Buffer | undefined;
}

/** One LMDB file of ordered byte keys: the only place that knows the `lmdb` package. */
export class LmdbFile {
  private settling: Promise<void> = Promise.resolve();
  private readonly room: FileRoom;

  private constructor(
    private readonly database: RootDatabase<Buffer, Buffer>,
    private readonly handle: FileHandle,
  ) {
    this.room = new FileRoom(handle);
  }

  /**
   * Opens or makes the file.
   * A commit's pages are on the disk (fsync) before {@link write} resolves; the page that names the commit as the last one
   * is written then, and reaches the disk with the next commit or by {@link settle}. A killed process loses nothing; a power
   * cut in between takes the file back to the commit before, whole and sound.
   */
  static async open(path: string): Promise<LmdbFile> {
    const options = { path, noSubdir: true, keyEncoding: "binary", encoding: "binary", overlappingSync: false, noMetaSync: true, eventTurnBatching: false, pageSize, commitDelay: 0, maxReaders, maxFreeSpaceToRetain } as const;
    const database = open<Buffer, Buffer>(options);
    return new LmdbFile(database, await openFile(path, "r+"));
  }

  /** Of this file, in bytes. */
  get pageSize(): number {
    return (this.database.getStats() as TreeSize).pageSize;
  }

  /** Brings the last commit's own page to the disk; called when no other commit waits. */
  settle(): Promise<void> {
    this.settling = this.settling.then(() => this.handle.datasync());
    return this.settling;
  }

  /** The state of the last finished commit; must be released with `done()`. */
  snapshot(): Snapshot {
    return this.database.useReadTransaction();
  }

  /** The stored bytes, as a buffer of their own. */
  get(key: Key, transaction: Snapshot | undefined): Buffer | undefined {
    // The package answers with one shared buffer whose `length` it sets to that of the value.
    const shared = (this.database as RootDatabase<Buffer, Buffer> & FastReads).getBinaryFast(bytes(key), { transaction });
    if (!shared) return undefined;
    const { length } = shared;
    const own = Buffer.allocUnsafe(length);
    own.set(shared.subarray(0, length));
    return own;
  }

  /** Entries from `low` (inclusive) to `high` (exclusive) in key order, or from the end with `reverse`. */
  *range(low: Key, high: Key, reverse: boolean, transaction: Snapshot | undefined): Generator<[Key, Buffer]> {
    const bounds = reverse
      ? { start: bytes(high), end: bytes(low), exclusiveStart: true, inclusiveEnd: true, reverse }
      : { start: bytes(low), end: bytes(high) };
    for (const { key, value } of this.database.getRange({ ...bounds, transaction })) yield [key.toString("latin1"), value];
  }

  /** The number of keys from `low` (inclusive) to `high` (exclusive), at most `most`. */
  count(low: Key, high: Key, most: number, transaction: Snapshot | undefined): number {
    const limit = most === Infinity ? {} : { limit: most };
    return this.database.getKeysCount({ start: bytes(low), end: bytes(high), transaction, ...limit });
  }

  /**
   * Writes all changes in one LMDB transaction; resolves when they are on the disk, and later reads see them.
   * @throws Error with the system's code (`ENOSPC` and the like) when there is no room for them: nothing is written then
   */
  async write(changes: ReadonlyMap<Key, Buffer | undefined>): Promise<void> {
    await this.room.makeFor(changes, this.database.getStats() as TreeSize);
    try {
      await this.database.batch(() => {
        for (const [key, value] of changes) {
          if (value) void this.database.put(bytes(key), value);
          else void this.database.remove(bytes(key));
        }
      });
    } catch (error) {
      // What went wrong the package tells by a second promise.
      await (error as { commitError?: Promise<never> }).commitError;
      throw error;
    }
    this.database.resetReadTxn();
  }

  /** Copies the file as of now, while it is in use. */
  async copyTo(path: string): Promise<void> {
    await this.database.backup(path, true);
  }

  async close(): Promise<void> {
    await this.settle();
    await this.handle.close();
    await this.database.close();
  }
}

function bytes(key: Key): Buffer {
  return Buffer.from(key, "latin1");
}
