import { setTimeout as sleep } from "node:timers/promises";
import type { IdempotencyRecord } from "../../../models/idempotency.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict } from "../../errors.ts";
import { keyedRecord } from "./keyed-record.ts";

/** How long one attempt may take before another may try, and how long replies are kept. */
const LEASE_MS = 60_000;
const KEPT_MS = 24 * 3_600_000;

/** How long a repetition waits for the first run, and the pause between two looks at it. */
const WAIT_MS = 5_000;
const LOOK_MS = 50;

export interface StoredReply {
  status: number;
  body: string;
}

/** A write with its key. */
interface KeyedRequest {
  person: string;
  key: string;
  method: string;
  path: string;
  body: unknown;
}

/**
 * Runs a write at most once per person and key. The change itself marks the key as executed in its own
 * transaction, so that even a crash between change and reply cannot make it happen twice.
 *
 * @returns the reply of the first run, on every run; one that comes while the first is under way waits for it
 * @throws conflict `key_reused` other content, `key_running` still under way after that wait, `key_executed` done but its reply was lost
 */
export async function runOnce(
  { models, clock }: Dependencies,
  request: KeyedRequest,
  run: (recordId: string) => Promise<StoredReply>,
): Promise<StoredReply> {
  const { id, fingerprintOf, seal, open } = keyedRecord(request.person, request.key);
  const fingerprint = fingerprintOf(JSON.stringify([request.method, request.path, request.body]));
  const giveUpAt = performance.now() + WAIT_MS;
  const lease = () => new Date(clock.now().getTime() + LEASE_MS);
  /** Takes a key that nobody has; else what is known of it. */
  const take = (): Promise<IdempotencyRecord | null> =>
    models.idempotency.findOneAndUpdate(
      { _id: id },
      {
        $setOnInsert: {
          request: fingerprint,
          executed: false,
          reply: null,
          leaseUntil: lease(),
          expiresAt: new Date(clock.now().getTime() + KEPT_MS),
        },
      },
      { upsert: true, returnDocument: "before", lean: true },
    );
  /** Takes over from a run that did not come back. */
  const takeOver = async (): Promise<boolean> => {
    const over = { _id: id, executed: false, reply: null, leaseUntil: { $lt: clock.now() } };
    return (await models.idempotency.updateOne(over, { $set: { leaseUntil: lease() } })).modifiedCount > 0;
  };
  // Who waits only looks: there is something to write when the key is free again, or its lease over.
  for (let known = await take(); known; known = (await models.idempotency.findOne({ _id: id }).lean()) ?? (await take())) {
    if (known.request !== fingerprint) throw conflict("key_reused");
    if (known.reply) return { ...known.reply, body: open(known.reply.body) };
    if (!known.executed && known.leaseUntil < clock.now() && (await takeOver())) break;
    if (performance.now() > giveUpAt) throw conflict(known.executed ? "key_executed" : "key_running");
    await sleep(LOOK_MS);
  }
  try {
    const reply = await run(id);
    await models.idempotency.updateOne({ _id: id }, { $set: { reply: { ...reply, body: seal(reply.body) } } });
    return reply;
  } catch (error) {
    // A refusal for rights or a lost database may be different next time; it is not remembered.
    await models.idempotency.deleteOne({ _id: id, executed: false });
    throw error;
  }
}
