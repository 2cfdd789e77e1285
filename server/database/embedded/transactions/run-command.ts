import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc } from "../bson/values.ts";
import { readBson } from "../bson/read-bson.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import type { Key } from "../keys/encode-key.ts";
import { Binary } from "bson";
import { commands } from "../commands/all-commands.ts";
import { checkCollation } from "../commands/find-command.ts";
import { commandName, Request, type Command, type Engine } from "../commands/request.ts";
import { BlockedByTransaction } from "../store/store.ts";
import type { View } from "../store/view.ts";
import type { Connection } from "../wire/connection.ts";
import type { WireRequest } from "../wire/messages.ts";
import { endTransaction, joinTransaction, type TransactionTurn } from "./transactions.ts";
import { sessionKeyOf, type Sessions } from "./sessions.ts";

/** Fields that every command may have. */
const commonFields = ["$db", "lsid", "txnNumber", "autocommit", "startTransaction", "readConcern", "writeConcern", "$readPreference", "$clusterTime", "comment", "maxTimeMS", "apiVersion", "apiStrict", "apiDeprecationErrors", "stmtId", "stmtIds"];

const emptyHash = new Binary(Buffer.alloc(20));

/** Runs one command from its bytes to its reply, within its session and transaction. */
export async function runCommand(engine: Engine, sessions: Sessions, wire: WireRequest, connection?: Connection): Promise<Writable> {
  try {
    const reply = (await dispatch(engine, sessions, wire, connection)) as { [name: string]: Writable };
    return withTimes(engine, reply);
  } catch (error) {
    if (!(error instanceof StoreError)) {
      engine.report(error as Error);
      return withTimes(engine, { ok: 0, errmsg: "the embedded store failed at this command", code: 1, codeName: "InternalError" });
    }
    return withTimes(engine, {
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...(error.labels.length > 0 && { errorLabels: [...error.labels] }),
      ...(Object.fromEntries(error.details) as { [name: string]: Writable }),
    });
  }
}

function withTimes(engine: Engine, reply: { [name: string]: Writable }): Writable {
  const time = engine.store.clock.current;
  return { ...reply, $clusterTime: { clusterTime: time, signature: { hash: emptyHash, keyId: 0n } }, operationTime: time };
}

async function dispatch(engine: Engine, sessions: Sessions, wire: WireRequest, connection?: Connection): Promise<Writable> {
  const { body } = wire;
  const name = commandName(body);
  const key = sessionKeyOf(body);
  if (typeof body.get("$db") !== "string") throw new StoreError(40414, "BSON field '$db' is missing but a required field");
  if (name === "endSessions" || name === "killSessions") return endSessions(sessions, engine, body);
  if (name === "refreshSessions") return { ok: 1 };
  if (name === "killAllSessions") {
    sessions.abortAll();
    return { ok: 1 };
  }
  if (key !== undefined && body.has("txnNumber")) {
    return sessions.inTurn(key, () => (body.get("autocommit") === false ? inTransaction(engine, sessions, key, wire, connection) : retryable(engine, sessions, key, wire, connection)));
  }
  if (body.has("autocommit") || body.has("startTransaction")) throw new StoreError(72, "'autocommit' and 'startTransaction' need a 'txnNumber'");
  if (name === "commitTransaction" || name === "abortTransaction") throw new StoreError(72, `${name} can only be run in a transaction`);
  return runPlain(engine, findCommand(wire), wire, connection);
}

function findCommand(wire: WireRequest): Command {
  const { body } = wire;
  const name = commandName(body);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new StoreError(59, `no such command: '${name}'`);
  for (const field of body.keys()) {
    if (!commonFields.includes(field) && !command.fields.includes(field) && field !== name) {
      throw new StoreError(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
  }
  checkCollation(body.get("collation"));
  checkConcerns(body);
  if (body.get("explain") === true) throw outsideDialect("explain");
  return command;
}

function checkConcerns(body: Doc): void {
  const read = body.get("readConcern");
  const level = isDoc(read) ? read.get("level") : undefined;
  if (level !== undefined && !["local", "available", "majority", "snapshot", "linearizable"].includes(level as string)) throw new StoreError(9, `unknown read concern level '${String(level)}'`);
  if (isDoc(read) && read.has("atClusterTime")) throw outsideDialect("reading at a past cluster time");
  const write = body.get("writeConcern");
  const w = isDoc(write) ? write.get("w") : undefined;
  if (w === undefined || w === "majority") return;
  if (!isNumeric(w)) throw new StoreError(79, `No write concern mode named '${String(w)}' found in replica set configuration`);
  if (asNumber(w) > 1) throw new StoreError(100, "Not enough data-bearing nodes");
}

/** Runs a command outside of any transaction: a read of what is on the disk, or a write that is retried until no transaction is in its way. */
async function runPlain(engine: Engine, command: Command, wire: WireRequest, connection?: Connection, finish?: (view: View, reply: Writable) => void): Promise<Writable> {
  if (command.view === "none") return command.run(new Request(engine, wire, connection, undefined as never, false));
  if (command.view === "read") {
    const request = new Request(engine, wire, connection, engine.store.openRead(), false);
    try {
      return await command.run(request);
    } finally {
      if (!request.keepsView) request.view.release();
    }
  }
  const limit = wire.body.get("maxTimeMS");
  const giveUpAt = isNumeric(limit ?? null) && asNumber(limit as number) > 0 ? Date.now() + asNumber(limit as number) : Infinity;
  for (;;) {
    const view = engine.store.openWrite();
    try {
      const reply = await Promise.resolve(command.run(new Request(engine, wire, connection, view, false)));
      finish?.(view, reply);
      await engine.store.commit(view);
      return reply;
    } catch (error) {
      engine.store.rollback(view);
      if (!(error instanceof BlockedByTransaction)) throw error;
      await endedBefore(error.ended, giveUpAt);
    }
  }
}

async function endedBefore(ended: Promise<void>, giveUpAt: number): Promise<void> {
  if (giveUpAt === Infinity) return ended;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), Math.max(0, giveUpAt - Date.now()));
  });
  const late = await Promise.race([ended.then(() => false), over]);
  clearTimeout(timer);
  if (late) throw new StoreError(50, "operation exceeded time limit while it waited for a transaction");
}

/** A write with a number of its own: executed once, answered the same as often as it arrives. */
async function retryable(engine: Engine, sessions: Sessions, key: Key, wire: WireRequest, connection?: Connection): Promise<Writable> {
  const command = findCommand(wire);
  const txnNumber = numberOf(wire.body);
  if (!command.retryable) throw new StoreError(50768, `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${commandName(wire.body)} is not a retryable write command.`);
  const view = engine.store.openWrite();
  let known: ReturnType<Sessions["recordIn"]>;
  try {
    sessions.checkNumber(view, key, txnNumber);
    known = sessions.recordIn(view, key);
  } finally {
    view.release();
  }
  if (known?.txnNumber === txnNumber) {
    if (!known.reply) throw new StoreError(225, `Transaction ${txnNumber} of this session was a multi-document transaction`);
    await engine.store.whenDurable(view.sequence);
    return Object.fromEntries(known.reply) as Writable;
  }
  // A new number ends the transaction that the session has left open.
  sessions.abort(key);
  return runPlain(engine, command, wire, connection, (written, reply) => sessions.remember(written, key, txnNumber, { reply: readBson(writeBson(reply)) }));
}

async function inTransaction(engine: Engine, sessions: Sessions, key: Key, wire: WireRequest, connection?: Connection): Promise<Writable> {
  const turn: TransactionTurn = { engine, sessions, key, body: wire.body, txnNumber: numberOf(wire.body) };
  const name = commandName(wire.body);
  if (name === "commitTransaction" || name === "abortTransaction") return endTransaction(turn, name);
  const command = findCommand(wire);
  if (!command.inTransaction) {
    throw new StoreError(263, `Cannot run '${name}' in a multi-document transaction.`);
  }
  const transaction = joinTransaction(turn);
  try {
    const reply = (await command.run(new Request(engine, wire, connection, transaction.view, true))) as { writeErrors?: Writable };
    if (reply.writeErrors) abort(turn);
    return reply as Writable;
  } catch (error) {
    abort(turn);
    throw error;
  }
}

function abort({ engine, sessions, key }: TransactionTurn): void {
  engine.cursors.killWhere({ owner: key });
  sessions.abort(key);
}

function numberOf(body: Doc): bigint {
  const txnNumber = body.get("txnNumber");
  if (typeof txnNumber !== "bigint") throw new StoreError(14, "BSON field 'txnNumber' is the wrong type, expected type 'long'");
  if (txnNumber < 0n) throw new StoreError(72, "Transaction number cannot be negative");
  return txnNumber;
}

function endSessions(sessions: Sessions, engine: Engine, body: Doc): Writable {
  const list = body.get("endSessions") ?? body.get("killSessions");
  for (const session of Array.isArray(list) ? list : []) {
    const key = sessionKeyOf(new Map([["lsid", session]]));
    if (key === undefined) continue;
    engine.cursors.killWhere({ owner: key });
    sessions.end(key);
  }
  return { ok: 1 };
}
