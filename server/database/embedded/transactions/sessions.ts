import { Binary } from "bson";
import { readBson } from "../bson/read-bson.ts";
import { isDoc, type Doc } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { afterPrefix, type Key } from "../keys/encode-key.ts";
import { prefixes } from "../store/layout.ts";
import type { Store } from "../store/store.ts";
import type { View } from "../store/view.ts";
import type { Connection } from "../wire/connection.ts";

/** A session without a word for so long is forgotten. */
export const sessionLifetimeMs = 30 * 60_000;
/** A transaction may hold what it has changed for so long. */
export const transactionLifetimeMs = 60_000;
/** So long a client may take to come back for its transaction over another connection. */
export const absenceMs = 5_000;

/** What a session did last under a number: a retryable write with its reply, or a transaction that was committed. */
export interface SessionRecord {
  txnNumber: bigint;
  /** Of a retryable write; a transaction has none. */
  reply?: Writable;
}

/** A transaction under way. */
export interface OpenTransaction {
  txnNumber: bigint;
  view: View;
  startedAt: number;
  /** The connection of its last statement, and since when that is known to be closed. */
  connection: Connection | undefined;
  leftAt: number | undefined;
}

export interface Session {
  transaction: OpenTransaction | undefined;
  /** The number of the last transaction that was aborted. */
  aborted: bigint | undefined;
  /** As it is on the disk; read from there when the session is first heard of. */
  last: SessionRecord | undefined;
  /** The request under way. */
  turn: Promise<unknown> | undefined;
}

/** Keeps the transaction of each session, and what each session did last: in memory, and on the disk with the commit that did it. */
export class Sessions {
  private readonly sessions = new Map<Key, Session>();

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  get(key: Key): Session {
    let session = this.sessions.get(key);
    if (!session) this.sessions.set(key, (session = { transaction: undefined, aborted: undefined, last: this.read(key), turn: undefined }));
    return session;
  }

  private read(key: Key): SessionRecord | undefined {
    const view = this.store.openWrite();
    const bytes = view.get(prefixes.sessions + key);
    view.release();
    if (!bytes) return undefined;
    const stored = readBson(bytes);
    const reply = stored.get("reply");
    return { txnNumber: stored.get("txnNumber") as bigint, ...(isDoc(reply) && { reply: Object.fromEntries(reply) }) };
  }

  /** Runs a request of a session after those before it, also when a client sends again what is still under way. */
  async inTurn<T>(key: Key, run: () => Promise<T>): Promise<T> {
    const session = this.get(key);
    while (session.turn) await session.turn.catch(() => {});
    const turn = run();
    session.turn = turn;
    try {
      return await turn;
    } finally {
      session.turn = undefined;
    }
  }

  /** Adds to a view what the session does by it, so that both are stored in one commit. */
  storeLast(view: View, key: Key, record: SessionRecord): void {
    view.putShared(prefixes.sessions + key, writeBson({ ...record, at: new Date(this.now()) }));
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

  /** Aborts transactions that are open too long, or whose client is gone; those too that began in the future, after the clock was set back. */
  abortOverdue(): Key[] {
    const overdue = [...this.sessions].filter(([, { transaction }]) => transaction && this.isOverdue(transaction)).map(([key]) => key);
    for (const key of overdue) this.abort(key);
    return overdue;
  }

  private isOverdue(transaction: OpenTransaction): boolean {
    const now = this.now();
    if (transaction.connection?.closed) transaction.leftAt ??= now;
    const [openMs, absentMs] = [now - transaction.startedAt, now - (transaction.leftAt ?? now)];
    return openMs < 0 || openMs > transactionLifetimeMs || absentMs > absenceMs;
  }

  abortAll(): void {
    for (const key of this.sessions.keys()) this.abort(key);
  }

  /** Removes the records of sessions that have been silent for {@link sessionLifetimeMs}. */
  forgetSilent(view: View): void {
    for (const [stored, bytes] of view.range(prefixes.sessions, afterPrefix(prefixes.sessions))) {
      const key = stored.slice(prefixes.sessions.length);
      const at = readBson(bytes).get("at") as Date;
      if (this.now() - at.getTime() <= sessionLifetimeMs || this.sessions.get(key)?.transaction) continue;
      view.remove(stored);
      this.sessions.delete(key);
    }
  }
}

/** The key of the session that a command names. @throws StoreError 72 for a number without a session, 14 for a foreign id */
export function sessionKeyOf(body: Doc): Key | undefined {
  const lsid = body.get("lsid");
  if (lsid === undefined) {
    if (body.has("txnNumber")) throw new StoreError(72, "Transaction number requires a session ID to also be specified");
    return undefined;
  }
  const id = isDoc(lsid) ? lsid.get("id") : undefined;
  if (!(id instanceof Binary) || id.position !== 16) throw new StoreError(14, "BSON field 'lsid.id' must be a UUID");
  return Buffer.from(id.buffer.buffer, id.buffer.byteOffset, 16).toString("latin1");
}
