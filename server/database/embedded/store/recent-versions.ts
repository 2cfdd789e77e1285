import type { Key } from "../keys/encode-key.ts";

interface Version {
  sequence: number;
  value: Buffer | undefined;
}

/**
 * What was committed lately: every version of each key that is not in the file yet, or that an open snapshot must be compared with.
 * Lets a writer see commits that still wait for the disk, and tells whether a key changed after a snapshot.
 */
export class RecentVersions {
  private readonly byKey = new Map<Key, Version[]>();
  private readonly commits: { sequence: number; keys: Key[] }[] = [];
  private sorted: Key[] | undefined = [];

  add(sequence: number, changes: ReadonlyMap<Key, Buffer | undefined>): void {
    for (const [key, value] of changes) {
      const versions = this.byKey.get(key);
      if (versions) versions.push({ sequence, value });
      else this.byKey.set(key, [{ sequence, value }]);
    }
    this.commits.push({ sequence, keys: [...changes.keys()] });
    this.sorted = undefined;
  }

  /** The newest version of the key at or before the sequence number. */
  at(key: Key, sequence: number): Version | undefined {
    return this.byKey.get(key)?.findLast((version) => version.sequence <= sequence);
  }

  /** Whether the key was committed after the sequence number. */
  changedAfter(key: Key, sequence: number): boolean {
    return (this.byKey.get(key)?.at(-1)?.sequence ?? 0) > sequence;
  }

  get empty(): boolean {
    return this.byKey.size === 0;
  }

  /** The keys from `low` (inclusive) to `high` (exclusive), in order. */
  keysBetween(low: Key, high: Key): Key[] {
    if (this.byKey.size === 0) return [];
    this.sorted ??= [...this.byKey.keys()].toSorted();
    return sliceBetween(this.sorted, low, high);
  }

  /** Drops every version up to the sequence number: the file has it and nobody compares with it. */
  forget(sequence: number): void {
    let done = 0;
    for (const commit of this.commits) {
      if (commit.sequence > sequence) break;
      done++;
      for (const key of commit.keys) this.drop(key, sequence);
    }
    if (done === 0) return;
    this.commits.splice(0, done);
    this.sorted = undefined;
  }

  private drop(key: Key, sequence: number): void {
    const versions = this.byKey.get(key);
    if (!versions) return;
    if (versions.at(-1)!.sequence <= sequence) this.byKey.delete(key);
    else this.byKey.set(key, versions.filter((version) => version.sequence > sequence));
  }

  clear(): void {
    this.byKey.clear();
    this.commits.length = 0;
    this.sorted = [];
  }
}

/** The part of a sorted list from `low` (inclusive) to `high` (exclusive). Pure. */
export function sliceBetween(sorted: readonly Key[], low: Key, high: Key): Key[] {
  return sorted.slice(lowerBound(sorted, low), lowerBound(sorted, high));
}

function lowerBound(sorted: readonly Key[], key: Key): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
