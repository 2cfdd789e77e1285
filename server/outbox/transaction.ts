import type { ClientSession, Connection } from "mongoose";
import type { Actor } from "../access/actor.ts";
import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { EventType, StreamName } from "../../app/contracts/streams.ts";
import type { EventAudience } from "../../models/event.ts";
import type { Clock } from "../clock.ts";
import type { Models } from "../database/models.ts";
import type { Ids } from "../ids.ts";
import { currentRequest } from "./request-scope.ts";

/** What was done to what; `before` and `after` hold only the fields concerned. */
export interface AuditEntry {
  action: AuditVerb;
  subject: { kind: string; id: string };
  alliance?: string | null;
  county?: string | null;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** One transaction: pass `session` to every read and write that belongs to it. */
export interface Transaction {
  readonly session: ClientSession;
  /** One instant for all that happens in it. */
  readonly at: Date;
  /** Who acts; null when the clock does. */
  readonly actor: Actor | null;
  /** Writes an audit record. */
  audit(entry: AuditEntry): Promise<void>;
  /** Appends an event to a stream, with the stream's next number; absent audience: every follower sees it. */
  emit(stream: StreamName, type: EventType, data: Record<string, unknown>, audience?: EventAudience): Promise<void>;
}

export type InTransaction = <Result>(
  actor: Actor | null,
  work: (transaction: Transaction) => Promise<Result>,
) => Promise<Result>;

/**
 * Builds the one way to change anything that matters: document, audit record and stream events commit together
 * or not at all. The work may run again when the database reports a passing conflict, so it must not act outside.
 * A request with an idempotency key is marked executed in the same transaction.
 */
export function createTransactions(parts: {
  connection: Connection;
  models: Models;
  clock: Clock;
  ids: Ids;
}): InTransaction {
  const { connection, models, clock, ids } = parts;
  return async (actor, work) => {
    const session = await connection.startSession();
    try {
      return await session.withTransaction(async () => {
        const at = clock.now();
        const request = currentRequest();
        const transaction: Transaction = {
          session,
          at,
          actor,
          async audit(entry) {
            const record = {
              _id: ids.next(),
              at,
              person: actor?.person.id ?? null,
              seat: actor?.seat?.id ?? null,
              alliance: null,
              county: null,
              ...entry,
              requestId: request?.requestId ?? null,
            };
            await models.audits.create([record], { session });
          },
          async emit(stream, type, data, audience) {
            const counter = await models.counters.findOneAndUpdate(
              { _id: stream },
              { $inc: { value: 1 } },
              { session, upsert: true, returnDocument: "after", lean: true },
            );
            const seq = counter!.value;
            const event = { _id: `${stream}#${seq}`, stream, seq, type, at, data, ...(audience && { audience }) };
            await models.events.create([event], { session });
          },
        };
        const result = await work(transaction);
        if (request?.idempotencyId) {
          await models.idempotency.updateOne({ _id: request.idempotencyId }, { $set: { executed: true } }, { session });
        }
        return result;
      });
    } finally {
      await session.endSession();
    }
  };
}
