import type { Doc } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Engine } from "../commands/request.ts";
import type { Key } from "../keys/encode-key.ts";
import type { Connection } from "../wire/connection.ts";
import type { OpenTransaction, Session, Sessions } from "./sessions.ts";

/** One command of a session with the number that it bears. */
export interface NumberedTurn {
  engine: Engine;
  sessions: Sessions;
  key: Key;
  session: Session;
  body: Doc;
  txnNumber: bigint;
}

/** @throws StoreError 14, 72 for what is no number, 225 when the session has already gone on to a higher one */
export function numberedTurn(engine: Engine, sessions: Sessions, key: Key, body: Doc): NumberedTurn {
  const txnNumber = body.get("txnNumber");
  if (typeof txnNumber !== "bigint") throw new StoreError(14, "BSON field 'txnNumber' is the wrong type, expected type 'long'");
  if (txnNumber < 0n) throw new StoreError(72, "Transaction number cannot be negative");
  const session = sessions.get(key);
  for (const known of [session.last?.txnNumber, session.aborted, session.transaction?.txnNumber]) {
    if (known !== undefined && known > txnNumber) throw new StoreError(225, `Cannot start transaction ${txnNumber} on this session because a newer transaction with txnNumber ${known} has already started.`);
  }
  return { engine, sessions, key, session, body, txnNumber };
}

/**
 * The transaction that a statement belongs to; its first statement starts it and fixes what it sees.
 * @throws StoreError 251 when it has ended, 256 when it was committed, 50911 when its number was used
 */
export function joinTransaction(turn: NumberedTurn, connection: Connection | undefined): OpenTransaction {
  const { engine, sessions, key, session, body, txnNumber } = turn;
  if (body.get("startTransaction") !== true) {
    const open = openTransaction(turn);
    if (open) return Object.assign(open, { connection, leftAt: undefined });
    throw isCommitted(turn) ? new StoreError(256, `Transaction with { txnNumber: ${txnNumber} } has been committed.`) : noSuchTransaction(turn);
  }
  if ([session.transaction?.txnNumber, session.aborted, session.last?.txnNumber].includes(txnNumber)) {
    throw new StoreError(50911, `Cannot start a transaction at given transaction number ${txnNumber} a transaction with the same number is already in progress or has ended.`);
  }
  abortTransaction(engine, sessions, key);
  session.transaction = { txnNumber, view: engine.store.openTransaction(), startedAt: engine.now().getTime(), connection, leftAt: undefined };
  return session.transaction;
}

/** Ends the transaction that a session has open, with its cursors, as if it had not been. */
export function abortTransaction(engine: Engine, sessions: Sessions, key: Key): void {
  engine.cursors.killWhere({ owner: key });
  sessions.abort(key);
}

function openTransaction({ engine, sessions, key, session: { transaction }, txnNumber }: NumberedTurn): OpenTransaction | undefined {
  if (transaction?.txnNumber !== txnNumber) return undefined;
  if (engine.store.isOpen(transaction.view)) return transaction;
  sessions.abort(key);
  return undefined;
}

/** Commits or aborts; a commit that arrives again is answered the same. @throws StoreError 251, 256 */
export async function endTransaction(turn: NumberedTurn, name: "commitTransaction" | "abortTransaction"): Promise<Writable> {
  const { engine, sessions, key, session, txnNumber } = turn;
  const open = openTransaction(turn);
  if (name === "abortTransaction") {
    if (!open) throw isCommitted(turn) ? new StoreError(256, `Cannot call abortTransaction after calling commitTransaction: transaction ${txnNumber} has been committed.`) : noSuchTransaction(turn);
    abortTransaction(engine, sessions, key);
  } else if (open) {
    engine.cursors.killWhere({ owner: key });
    sessions.storeLast(open.view, key, { txnNumber });
    session.transaction = undefined;
    await engine.store.commit(open.view);
    session.last = { txnNumber };
  } else if (!isCommitted(turn)) throw noSuchTransaction(turn);
  return { ok: 1 };
}

function isCommitted({ session: { last }, txnNumber }: NumberedTurn): boolean {
  return last?.txnNumber === txnNumber && last.reply === undefined;
}

function noSuchTransaction({ session, txnNumber }: NumberedTurn): StoreError {
  const message = session.aborted === txnNumber ? `Transaction with { txnNumber: ${txnNumber} } has been aborted.` : `Given transaction number ${txnNumber} does not match any in-progress transactions.`;
  return new StoreError(251, message, ["TransientTransactionError"]);
}
