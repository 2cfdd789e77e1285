import type { Doc } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { commands } from "../commands/all-commands.ts";
import { checkConcernsInTransaction, checkReadConcern, unmetWriteConcern } from "../commands/concerns.ts";
import { commandName, readNumber, Request, type Command, type Engine } from "../commands/request.ts";
import { dialect, type CommandName } from "../dialect.ts";
import { checkFields, StoreError } from "../errors.ts";
import type { Key } from "../keys/encode-key.ts";
import { BlockedByTransaction } from "../store/store.ts";
import type { View } from "../store/view.ts";
import type { Connection } from "../wire/connection.ts";
import type { WireRequest } from "../wire/messages.ts";
import { abortTransaction, endTransaction, joinTransaction, numberedTurn } from "./transactions.ts";
import { sessionKeyOf, type Sessions } from "./sessions.ts";

type Reply = { [name: string]: Writable };

/** One request on its way through its session. */
interface Incoming {
  engine: Engine;
  sessions: Sessions;
  wire: WireRequest;
  connection: Connection | undefined;
}

/** Runs one command from its bytes to its reply, within its session and transaction. */
export async function runCommand(engine: Engine, sessions: Sessions, wire: WireRequest, connection?: Connection): Promise<Writable> {
  let reply: Reply;
  try {
    reply = (await dispatch({ engine, sessions, wire, connection })) as Reply;
    const writeConcernError = unmetWriteConcern(wire.body);
    if (writeConcernError) reply = { ...reply, writeConcernError };
  } catch (error) {
    reply = errorReply(error, engine.report);
  }
  const time = engine.store.clock.current;
  // Unsigned, as where nobody signs in: the driver sends it back with every command, so that it had better be short.
  return { ...reply, $clusterTime: { clusterTime: time }, operationTime: time };
}

function errorReply(error: unknown, report: Engine["report"]): Reply {
  if (error instanceof StoreError) {
    const { message: errmsg, code, codeName, labels, details } = error;
    return { ok: 0, errmsg, code, codeName, ...(labels.length > 0 && { errorLabels: [...labels] }), ...(Object.fromEntries(details) as Reply) };
  }
  report(error as Error);
  return { ok: 0, errmsg: "the embedded store failed at this command", code: 1, codeName: "InternalError" };
}

async function dispatch(incoming: Incoming): Promise<Writable> {
  const { engine, sessions, wire } = incoming;
  const { body } = wire;
  const name = commandName(body);
  checkCommand(name, body);
  const key = sessionKeyOf(body);
  if (name === "endSessions") return endSessions(engine, sessions, body);
  if (name === "killAllSessions") {
    sessions.abortAll();
    return { ok: 1 };
  }
  if (key !== undefined && body.has("txnNumber")) return sessions.inTurn(key, () => (body.get("autocommit") === false ? inTransaction(incoming, name, key) : retryable(incoming, name, key)));
  if (body.has("autocommit") || body.has("startTransaction")) throw new StoreError(72, "'autocommit' and 'startTransaction' need a 'txnNumber'");
  return runPlain(incoming, findCommand(name));
}

const optionsOf = new Map(Object.entries(dialect.commands).map(([name, own]) => [name, [name, ...own, ...dialect.commonOptions]]));

/** @throws StoreError 59, 40415 for a command or option, 238 for a read concern outside the dialect */
function checkCommand(name: string, body: Doc): void {
  const options = optionsOf.get(name);
  if (!options) throw new StoreError(59, `no such command: '${name}': it is outside the dialect of the embedded store (see server/database/embedded/dialect.ts)`);
  checkFields(body.keys(), options, name);
  if (typeof body.get("$db") !== "string") throw new StoreError(40414, "BSON field '$db' is missing but a required field");
  checkReadConcern(body);
}

/** @throws StoreError 72 for a command that makes sense in a transaction only */
function findCommand(name: string): Command {
  const command = (commands as Partial<Record<CommandName, Command>>)[name as CommandName];
  if (!command) throw new StoreError(72, `${name} can only be run in a transaction`);
  return command;
}

/** Runs a command outside of any transaction: a read of what is on the disk, or a write that is tried until no transaction is in its way. */
async function runPlain({ engine, wire, connection }: Incoming, command: Command, beforeCommit?: (view: View, reply: Writable) => void): Promise<Writable> {
  const { store } = engine;
  if (command.view === "none") return command.run(new Request(engine, wire, connection, undefined as never, undefined));
  if (command.view === "read") {
    const request = new Request(engine, wire, connection, store.openRead(), undefined);
    try {
      return await command.run(request);
    } finally {
      if (!request.keepsView) request.view.release();
    }
  }
  const giveUpAt = Date.now() + (readNumber(wire.body, "command", "maxTimeMS", 0) || Infinity);
  for (;;) {
    const view = store.openWrite();
    try {
      const made = command.run(new Request(engine, wire, connection, view, undefined));
      // Not even for a moment may another writer come between a write and its commit: it would not see it.
      const reply = made instanceof Promise ? await made : made;
      beforeCommit?.(view, reply);
      await store.commit(view);
      return reply;
    } catch (error) {
      store.rollback(view);
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
async function retryable(incoming: Incoming, name: string, key: Key): Promise<Writable> {
  const { engine, sessions, wire } = incoming;
  const { session, txnNumber } = numberedTurn(engine, sessions, key, wire.body);
  const command = findCommand(name);
  if (!command.retryable) throw new StoreError(50768, `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`);
  if (session.last?.txnNumber === txnNumber) {
    if (session.last.reply === undefined) throw new StoreError(225, `Transaction ${txnNumber} of this session was a multi-document transaction`);
    return session.last.reply;
  }
  // A new number ends the transaction that the session has left open.
  abortTransaction(engine, sessions, key);
  const reply = await runPlain(incoming, command, (view, made) => sessions.storeLast(view, key, { txnNumber, reply: made }));
  session.last = { txnNumber, reply };
  return reply;
}

async function inTransaction({ engine, sessions, wire, connection }: Incoming, name: string, key: Key): Promise<Writable> {
  const turn = numberedTurn(engine, sessions, key, wire.body);
  if (name === "commitTransaction" || name === "abortTransaction") return endTransaction(turn, name);
  checkConcernsInTransaction(wire.body);
  const command = findCommand(name);
  if (!command.inTransaction) throw new StoreError(263, `Cannot run '${name}' in a multi-document transaction.`);
  const { view } = joinTransaction(turn, connection);
  try {
    const reply = (await command.run(new Request(engine, wire, connection, view, key))) as Reply;
    if (reply.writeErrors || reply.nErrors) abortTransaction(engine, sessions, key);
    return reply;
  } catch (error) {
    abortTransaction(engine, sessions, key);
    throw error;
  }
}

function endSessions(engine: Engine, sessions: Sessions, body: Doc): Writable {
  const list = body.get("endSessions");
  for (const lsid of Array.isArray(list) ? list : []) {
    const key = sessionKeyOf(new Map([["lsid", lsid]]))!;
    engine.cursors.killWhere({ owner: key });
    sessions.end(key);
  }
  return { ok: 1 };
}
