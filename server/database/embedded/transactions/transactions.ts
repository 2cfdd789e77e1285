import type { Doc } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Engine } from "../commands/request.ts";
import type { Key } from "../keys/encode-key.ts";
import type { OpenTransaction, Sessions } from "./sessions.ts";

/** One command of a session's transaction. */
export interface TransactionTurn {
  engine: Engine;
  sessions: Sessions;
  key: Key;
  body: Doc;
  txnNumber: bigint;
}

/**
 * The transaction that a statement belongs to; its first statement starts it and fixes what it sees.
 * @throws StoreError 251 when it has ended, 225 when the session has gone on, 256 when it was committed
 */
export function joinTransaction(turn: TransactionTurn): OpenTransaction {
  const { engine, sessions, key, body, txnNumber } = turn;
  const session = sessions.get(key);
  checkNumber(turn);
  if (body.get("startTransaction") === true) {
    if (session.transaction?.txnNumber === txnNumber || session.aborted === txnNumber || recordOf(turn)?.txnNumber === txnNumber) {
      throw new StoreError(50911, `Cannot start a transaction at given transaction number ${txnNumber} a transaction with the same number is already in progress or has ended.`);
    }
    sessions.abort(key);
    session.transaction = { txnNumber, view: engine.store.openTransaction(), startedAt: engine.now().getTime() };
    return session.transaction;
  }
  const open = openTransaction(turn);
  if (open) return open;
  if (isCommitted(turn)) throw new StoreError(256, `Transaction with { txnNumber: ${txnNumber} } has been committed.`);
  throw noSuchTransaction(turn);
}

function openTransaction({ engine, sessions, key, txnNumber }: TransactionTurn): OpenTransaction | undefined {
  const { transaction } = sessions.get(key);
  if (transaction?.txnNumber !== txnNumber) return undefined;
  if (engine.store.isOpen(transaction.view)) return transaction;
  sessions.abort(key);
  return undefined;
}

/** Commits or aborts; a commit that arrives again is answered the same. @throws StoreError 251, 256 */
export async function endTransaction(turn: TransactionTurn, name: "commitTransaction" | "abortTransaction"): Promise<Writable> {
  const { engine, sessions, key, txnNumber } = turn;
  checkNumber(turn);
  const open = openTransaction(turn);
  engine.cursors.killWhere({ owner: key });
  if (name === "abortTransaction") {
    if (open) {
      sessions.abort(key);
      return { ok: 1 };
    }
    if (isCommitted(turn)) throw new StoreError(256, `Cannot call abortTransaction after calling commitTransaction: transaction ${txnNumber} has been committed.`);
    throw noSuchTransaction(turn);
  }
  if (open) {
    sessions.remember(open.view, key, txnNumber, { committed: true });
    const done = engine.store.commit(open.view);
    sessions.get(key).transaction = undefined;
    await done;
    return { ok: 1 };
  }
  if (!isCommitted(turn)) throw noSuchTransaction(turn);
  await engine.store.whenDurable(engine.store.lastCommit);
  return { ok: 1 };
}

function recordOf({ engine, sessions, key }: TransactionTurn) {
  const view = engine.store.openWrite();
  try {
    return sessions.recordIn(view, key);
  } finally {
    view.release();
  }
}

function isCommitted(turn: TransactionTurn): boolean {
  const record = recordOf(turn);
  return record?.txnNumber === turn.txnNumber && record.committed;
}

function checkNumber({ engine, sessions, key, txnNumber }: TransactionTurn): void {
  const view = engine.store.openWrite();
  try {
    sessions.checkNumber(view, key, txnNumber);
  } finally {
    view.release();
  }
}

function noSuchTransaction({ sessions, key, txnNumber }: TransactionTurn): StoreError {
  const message =
    sessions.get(key).aborted === txnNumber
      ? `Transaction with { txnNumber: ${txnNumber} } has been aborted.`
      : `Given transaction number ${txnNumber} does not match any in-progress transactions.`;
  return new StoreError(251, message, ["TransientTransactionError"]);
}
