import { StoreError } from "../errors.ts";
import type { Key } from "../keys/encode-key.ts";
import { LogicalClock } from "./logical-clock.ts";
import { LmdbFile } from "./lmdb-file.ts";
import { RecentVersions } from "./recent-versions.ts";
import { View } from "./view.ts";

/** Thrown inside a plain write that meets the uncommitted change of a transaction: undo, wait until that one has ended, try again. */
export class BlockedByTransaction extends Error {
  constructor(readonly ended: Promise<void>) {
    super("the record is being changed by a transaction");
  }
}

/** How long after the last commit its own page is brought to the disk. */
const settleAfterMs = 10;

interface Waiting {
  sequence: number;
  changes: ReadonlyMap<Key, Buffer | undefined>;
  resolve: () => void;
  reject: (error: Error) => void;
}

interface OpenTransaction {
  /** The last commit that was on the disk when the snapshot was taken: what came later it sees only in `recent`. */
  durable: number;
  ended: Promise<void>;
  end: () => void;
  /** Keys that this transaction has changed, or needs unchanged until it ends. */
  claimed: Set<Key>;
  shared: Set<Key>;
}

/**
 * All data of one directory: gives views to readers and writers, orders commits and brings them to the disk in groups.
 *
 * A commit is visible to the next writer at once, to readers and to its own caller when it is on the disk. So a writer never
 * waits for the disk of another one, and nobody is told of a change that a crash could undo.
 */
export class Store {
  readonly clock: LogicalClock;
  private readonly recent = new RecentVersions();
  private readonly transactions = new Map<View, OpenTransaction>();
  private readonly claims = new Map<Key, View>();
  private readonly sharers = new Map<Key, Set<View>>();
  private readonly flushListeners = new Set<() => void>();
  private sequence = 0;
  private durable = 0;
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | undefined;
  private settleTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly file: LmdbFile,
    now: () => number,
  ) {
    this.clock = new LogicalClock(now);
  }

  /** What is on the disk now; for reading only. */
  openRead(): View {
    return new View(this.file, this.durable, undefined, () => {
      throw new Error("a read view was written to");
    });
  }

  /** Everything committed, for one write that ends before the next message is handled. */
  openWrite(): View {
    return new View(this.file, this.sequence, this.recent, (key, view) => {
      const holder = this.claims.get(key) ?? [...(this.sharers.get(key) ?? [])].find((other) => other !== view);
      if (holder) throw new BlockedByTransaction(this.transactions.get(holder)!.ended);
    });
  }

  /** Everything committed, kept as it is now until {@link commit} or {@link rollback}: the snapshot of a transaction. */
  openTransaction(): View {
    const view = new View(this.file, this.sequence, this.recent, (key, own) => this.claimForTransaction(key, own));
    const { promise: ended, resolve: end } = withResolver();
    this.transactions.set(view, { durable: this.durable, ended, end, claimed: new Set(), shared: new Set() });
    return view;
  }

  private claimForTransaction(key: Key, view: View): void {
    const holder = this.claims.get(key);
    if (holder === view) return;
    const shared = this.sharers.get(key);
    if (holder || this.recent.changedAfter(key, view.sequence) || (shared && [...shared].some((other) => other !== view))) {
      throw writeConflict();
    }
    this.claims.set(key, view);
    this.transactions.get(view)?.claimed.add(key);
  }

  /** Makes sure that a key (a collection's entry in the catalog) does not change under a transaction that relies on it. */
  share(key: Key, view: View): void {
    const transaction = this.transactions.get(view);
    if (!transaction || transaction.shared.has(key) || transaction.claimed.has(key)) return;
    if (this.claims.has(key) || this.recent.changedAfter(key, view.sequence)) throw writeConflict();
    transaction.shared.add(key);
    const sharers = this.sharers.get(key) ?? new Set();
    this.sharers.set(key, sharers.add(view));
  }

  /** Commits a view; resolves when everything that it changed and saw is on the disk. */
  commit(view: View): Promise<void> {
    if (view.changes.size > 0) for (const make of view.atCommit) make();
    const { changes } = view;
    this.close(view);
    if (changes.size > 0) this.recent.add(++this.sequence, changes);
    // Without changes it waits for what it saw.
    const sequence = changes.size > 0 ? this.sequence : view.sequence;
    if (sequence <= this.durable) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ sequence, changes, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  /** Forgets a view and its changes. */
  rollback(view: View): void {
    this.close(view);
  }

  private close(view: View): void {
    view.release();
    const transaction = this.transactions.get(view);
    if (!transaction) return;
    this.transactions.delete(view);
    for (const key of transaction.claimed) this.claims.delete(key);
    for (const key of transaction.shared) {
      const sharers = this.sharers.get(key)!;
      sharers.delete(view);
      if (sharers.size === 0) this.sharers.delete(key);
    }
    this.forget();
    transaction.end();
  }

  /** Whether a transaction's view can still be used: not after a failed write to the disk took back what it saw. */
  isOpen(view: View): boolean {
    return this.transactions.has(view);
  }

  /** Writes what has gathered, and again what gathered meanwhile: one fsync for all of it. */
  private async flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      const last = group.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
      const changes = new Map<Key, Buffer | undefined>();
      for (const commit of group) for (const [key, value] of commit.changes) changes.set(key, value);
      try {
        if (changes.size > 0) await this.file.write(changes);
      } catch (error) {
        this.takeBack([...group, ...this.waiting], error as Error);
        continue;
      }
      this.durable = Math.max(this.durable, last);
      this.forget();
      for (const commit of group) commit.resolve();
      for (const listener of this.flushListeners) listener();
    }
    this.flushing = undefined;
    this.settleSoon();
  }

  /** Each commit settles the one before it; the last of a run, which has none after it, is settled when it is quiet. */
  private settleSoon(): void {
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => {
      // A disk that fails here fails at the next commit too, which then says so.
      this.file.settle().catch(() => {});
    }, settleAfterMs).unref();
  }

  /** The disk refused: nothing that waited has happened, and every transaction that may have seen it ends. */
  private takeBack(commits: Waiting[], cause: Error): void {
    this.waiting = [];
    this.recent.clear();
    this.durable = this.sequence;
    for (const view of this.transactions.keys()) this.close(view);
    const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes((cause as NodeJS.ErrnoException).code ?? "");
    for (const { reject } of commits) {
      reject(new StoreError(full ? 14031 : 1, full ? "the disk is full: nothing was written" : `the data file could not be written: ${cause.message}`));
    }
  }

  private forget(): void {
    if (this.recent.empty) return;
    let oldest = this.durable;
    for (const { durable } of this.transactions.values()) oldest = Math.min(oldest, durable);
    this.recent.forget(oldest);
  }

  /** Calls back after every group that reached the disk; returns how to stop it. */
  onFlush(listener: () => void): () => void {
    this.flushListeners.add(listener);
    return () => void this.flushListeners.delete(listener);
  }

  /** Waits for what is committed to reach the disk, then closes the file. */
  async shutDown(): Promise<void> {
    for (const view of this.transactions.keys()) this.close(view);
    await this.flushing;
    clearTimeout(this.settleTimer);
    await this.file.close();
  }
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve: (() => void) | undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve?.() };
}

function writeConflict(): StoreError {
  return new StoreError(
    112,
    "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
    ["TransientTransactionError"],
  );
}
