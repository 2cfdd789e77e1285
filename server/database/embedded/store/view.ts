import type { Key } from "../keys/encode-key.ts";
import type { LmdbFile, Snapshot } from "./lmdb-file.ts";
import { sliceBetween, type RecentVersions } from "./recent-versions.ts";

/** Decides whether a view may write a key; throws a conflict if not. */
export type Claim = (key: Key, view: View) => void;

/**
 * The database as one reader or writer sees it: a state of the file, over it the commits that still wait for the disk
 * (writers only), over these the view's own changes, which nobody else sees before they are committed.
 */
export class View {
  /** The view's own changes; undefined is a removal. */
  readonly changes = new Map<Key, Buffer | undefined>();
  /** Runs in order when the view is committed; makes the entries whose keys depend on the order of commits. */
  readonly atCommit: (() => void)[] = [];
  private sortedChanges: Key[] | undefined = [];
  private snapshot: Snapshot | undefined;

  /**
   * @param sequence the last commit that the view sees
   * @param recent the commits waiting for the disk; undefined for a view of what is on the disk
   */
  constructor(
    private readonly file: LmdbFile,
    readonly sequence: number,
    private readonly recent: RecentVersions | undefined,
    private readonly claim: Claim,
  ) {
    this.snapshot = file.snapshot();
  }

  /** The stored bytes, as a buffer of their own, or undefined. */
  get(key: Key): Buffer | undefined {
    const own = this.changes.get(key);
    if (own || (this.changes.size > 0 && this.changes.has(key))) return own;
    const version = this.recent?.at(key, this.sequence);
    if (version) return version.value;
    return this.file.get(key, this.snapshot);
  }

  put(key: Key, value: Buffer): void {
    this.claim(key, this);
    this.change(key, value);
  }

  remove(key: Key): void {
    this.claim(key, this);
    this.change(key, undefined);
  }

  /** Writes a key that several writers may set to the same value at the same time. */
  putShared(key: Key, value: Buffer): void {
    this.change(key, value);
  }

  private change(key: Key, value: Buffer | undefined): void {
    if (!this.changes.has(key)) this.sortedChanges = undefined;
    this.changes.set(key, value);
  }

  /** Entries from `low` (inclusive) to `high` (exclusive) in key order, or from the end with `reverse`. */
  range(low: Key, high: Key, reverse = false): Iterable<[Key, Buffer]> {
    const stored = this.file.range(low, high, reverse, this.snapshot);
    const changed = this.changedBetween(low, high);
    return changed.length === 0 ? stored : this.merge(stored, reverse ? changed.toReversed() : changed, reverse);
  }

  /** The number of entries from `low` (inclusive) to `high` (exclusive); of more than `most` it says about so many. */
  count(low: Key, high: Key, most = Infinity): number {
    let count = this.file.count(low, high, most, this.snapshot);
    for (const key of this.changedBetween(low, high)) {
      const before = this.file.get(key, this.snapshot) !== undefined;
      count += Number(this.get(key) !== undefined) - Number(before);
    }
    return count;
  }

  private changedBetween(low: Key, high: Key): Key[] {
    const recent = this.recent?.keysBetween(low, high).filter((key) => this.recent?.at(key, this.sequence)) ?? [];
    if (this.changes.size === 0) return recent;
    this.sortedChanges ??= [...this.changes.keys()].toSorted();
    const own = sliceBetween(this.sortedChanges, low, high);
    if (recent.length === 0) return own;
    return own.length === 0 ? recent : [...new Set([...recent, ...own])].toSorted();
  }

  private *merge(stored: Iterator<[Key, Buffer]> & Iterable<[Key, Buffer]>, changed: Key[], reverse: boolean): Generator<[Key, Buffer]> {
    let at = 0;
    for (const entry of stored) {
      while (at < changed.length && (reverse ? changed[at]! > entry[0] : changed[at]! < entry[0])) {
        const value = this.get(changed[at]!);
        if (value) yield [changed[at]!, value];
        at++;
      }
      if (at < changed.length && changed[at] === entry[0]) {
        const value = this.get(entry[0]);
        at++;
        if (value) yield [entry[0], value];
      } else yield entry;
    }
    for (; at < changed.length; at++) {
      const value = this.get(changed[at]!);
      if (value) yield [changed[at]!, value];
    }
  }

  /** Gives the state of the file free. The view must not be read any more. */
  release(): void {
    this.snapshot?.done();
    this.snapshot = undefined;
  }
}
