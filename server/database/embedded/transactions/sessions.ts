import { Binary } from "bson";
import { readBson } from "../bson/read-bson.ts";
import { isDoc, type Doc } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { afterPrefix, type Key } from "../keys/encode-key.ts";
import { prefixes } from "../store/layout.ts";
import type { Store } from "../store/store.ts";
import type { View } from "../store/view.ts";

/** A session without a word for so long is forgotten. */
export const sessionLifetimeMs = 30 * 60_000;
/** A transaction may hold what it has changed for so long. */
export const transactionLifetimeMs = 60_000;

/** What a session did last under a number: a retryable write with its reply, or a transaction that was committed. */
export interface SessionRecord {
  txnNumber: bigint;
  committed: boolean;
  reply: Doc | undefined;
}

/** A transaction under way. */
export interface OpenTransaction {
  txnNumber: bigint;
  view: View;
  startedAt: number;
}

interface Session {
  transaction: OpenTransaction | undefined;
  /** The number of the last transaction that was aborted. */
  aborted: bigint | undefined;
  /** Requests of one session run one after the other, also when a client sends again what is still under way. */
  queue: Promise<unknown>;
}

/** Keeps the transaction of each session, and on the disk what each session did last. */
export class Sessions {
  private readonly sessions = new Map<Key, Session>();

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  get(key: Key): Session {
    let session = this.sessions.get(key);
    if (!session) this.sessions.set(key, (session = { transaction: undefined, aborted: undefined, queue: Promise.resolve() }));
    return session;
  }

  /** Runs a request of a session after those before it. */
  async inTurn<T>(key: Key, run: () => Promise<T>): Promise<T> {
    const session = this.get(key);
    const turn = session.queue.then(run);
    session.queue = turn.catch(() => {});
    return turn;
  }

  /** What the session did last, as a view sees it. */
  recordIn(view: View, key: Key): SessionRecord | undefined {
    const bytes = view.get(prefixes.sessions + key);
    if (!bytes) return undefined;
    const stored = readBson(bytes);
    const reply = stored.get("reply");
    return { txnNumber: stored.get("txnNumber") as bigint, committed: stored.get("committed") === true, reply: isDoc(reply) ? reply : undefined };
  }

  /** Stores in the same commit as the write itself what a retry of it is to be answered. */
  remember(view: View, key: Key, txnNumber: bigint, outcome: { reply: Writable } | { committed: true }): void {
    view.putShared(prefixes.sessions + key, writeBson({ txnNumber, at: new Date(this.now()), ...outcome }));
  }

  /** @throws StoreError 225 when the session has already gone on to a higher number */
  checkNumber(view: View, key: Key, txnNumber: bigint): void {
    const last = this.recordIn(view, key)?.txnNumber ?? -1n;
    const { transaction, aborted = -1n } = this.get(key);
    const highest = [last, aborted, transaction?.txnNumber ?? -1n].reduce((a, b) => (a > b ? a : b));
    if (txnNumber < highest) {
      throw new StoreError(225, `Cannot start transaction ${txnNumber} on this session because a newer transaction with txnNumber ${highest} has already started.`);
    }
  }

  abort(key: Key): void {
    const session = this.sessions.get(key);
    if (!session?.transaction) return;
    session.aborted = session.transaction.txnNumber;
    this.store.rollback(session.transaction.view);
    session.transaction = undefined;
  }

  end(key: Key): void {
    this.abort(key);
    this.sessions.delete(key);
  }

  /** Aborts transactions that are open too long. */
  abortOverdue(): Key[] {
    const overdue: Key[] = [];
    for (const [key, { transaction }] of this.sessions) {
      if (transaction && this.now() - transaction.startedAt > transactionLifetimeMs) overdue.push(key);
    }
    for (const key of overdue) this.abort(key);
    return overdue;
  }

  abortAll(): void {
    for (const key of this.sessions.keys()) this.abort(key);
  }

  /** Removes the records of sessions that have been silent for {@link sessionLifetimeMs}. */
  forgetSilent(view: View): void {
    for (const [key, bytes] of view.range(prefixes.sessions, afterPrefix(prefixes.sessions))) {
      const at = readBson(bytes).get("at");
      if (!(at instanceof Date) || this.now() - at.getTime() <= sessionLifetimeMs) continue;
      const session = this.sessions.get(key.slice(prefixes.sessions.length));
      if (session?.transaction) continue;
      view.remove(key);
      this.sessions.delete(key.slice(prefixes.sessions.length));
    }
  }
}

/** The key of the session that a command names. @throws StoreError 72 for a number without a session */
export function sessionKeyOf(body: Doc): Key | undefined {
  const lsid = body.get("lsid");
  if (lsid === undefined) {
    if (body.has("txnNumber")) throw new StoreError(72, "Transaction number requires a session ID to also be specified");
    return undefined;
  }
  const id = isDoc(lsid) ? lsid.get("id") : undefined;
  if (!(id instanceof Binary) || id.position !== 16) throw new StoreError(14, "BSON field 'lsid.id' must be a UUID");
  return Buffer.from(id.buffer.subarray(0, 16)).toString("latin1");
}
