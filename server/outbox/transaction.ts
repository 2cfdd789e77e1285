import type { ClientSession, Connection } from "mongoose";
import type { Actor } from "../access/actor.ts";
import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { EventType, StreamName } from "../../app/contracts/streams.ts";
import type { AuditRecord } from "../../models/audit.ts";
import type { EventAudience, EventRecord } from "../../models/event.ts";
import type { Clock } from "../clock.ts";
import type { Models } from "../database/models.ts";
import { createWriteTogether, insertionInto, updateIn, type Write } from "../database/write-together.ts";
import type { Ids } from "../ids.ts";
import { currentRequest } from "./request-scope.ts";
import { takeNumbers } from "./take-numbers.ts";
import { createTurns } from "../turns.ts";

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
  /** Notes an audit record; written with the commit. */
  audit(entry: AuditEntry): void;
  /** Notes an event of a stream; written with the commit, with the stream's next number. Absent audience: every follower sees it. */
  emit(stream: StreamName, type: EventType, data: Record<string, unknown>, audience?: EventAudience): void;
}

/** An event that has no number yet. */
type NewEvent = Omit<EventRecord, "_id" | "seq">;

export type InTransaction = <Result>(
  actor: Actor | null,
  work: (transaction: Transaction) => Promise<Result>,
) => Promise<Result>;

/**
 * Builds the one way to change anything that matters: document, audit record and stream events commit together
 * or not at all. The work may run again when the database reports a passing conflict, so it must not act outside; of a
 * process one work at a time runs again, so that fifty votes at once take fifty short turns and not minutes of collisions.
 * A request with an idempotency key is marked executed in the same transaction.
 */
export function createTransactions(parts: {
  connection: Connection;
  models: Models;
  clock: Clock;
  ids: Ids;
}): InTransaction {
  const { connection, models, clock, ids } = parts;
  const turns = createTurns();
  const writeTogether = createWriteTogether(connection);
  return async (actor, work) => {
    const session = await connection.startSession();
    let attempts = 0;
    let endTurn: (() => void) | undefined;
    try {
      return await session.withTransaction(async () => {
        // Those that met in the same records would meet again: from the second time on they go one by one.
        if (attempts++ > 0) endTurn ??= await turns.take();
        const at = clock.now();
        const request = currentRequest();
        const audits: AuditRecord[] = [];
        const events: NewEvent[] = [];
        const result = await work({
          session,
          at,
          actor,
          audit(entry) {
            audits.push({
              _id: ids.next(),
              at,
              person: actor?.person.id ?? null,
              seat: actor?.seat?.id ?? null,
              alliance: null,
              county: null,
              ...entry,
              requestId: request?.requestId ?? null,
            });
          },
          emit(stream, type, data, audience) {
            events.push({ stream, type, at, data, ...(audience && { audience }) });
          },
        });
        // Last and together: fewer round trips, and a stream that many write to is held only for the commit.
        await writeTogether(
          [
            ...(request?.idempotencyId ? [updateIn(models.idempotency, request.idempotencyId, { $set: { executed: true } })] : []),
            ...audits.map((audit) => insertionInto(models.audits, audit)),
            ...(events.length > 0 ? await numberEvents(models, events, session) : []),
          ],
          session,
        );
        return result;
      });
    } finally {
      endTurn?.();
      await session.endSession();
    }
  };
}

/** Gives each event the next number of its stream, in the order in which they were emitted. */
async function numberEvents(models: Models, events: NewEvent[], session: ClientSession): Promise<Write[]> {
  const lengths = new Map<StreamName, number>();
  for (const { stream } of events) lengths.set(stream, (lengths.get(stream) ?? 0) + 1);
  const { first: next, writes } = await takeNumbers(models, lengths, session);
  const insertions = events.map((event) => {
    const seq = next.get(event.stream)!;
    next.set(event.stream, seq + 1);
    return insertionInto(models.events, { ...event, _id: `${event.stream}#${seq}`, seq });
  });
  return [...writes, ...insertions];
}
