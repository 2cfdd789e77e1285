import { createHash } from "node:crypto";
import type { Dependencies } from "../../dependencies.ts";
import { conflict } from "../../errors.ts";

/** How long one attempt may take before another may try, and how long replies are kept. */
const LEASE_MS = 60_000;
const KEPT_MS = 24 * 3_600_000;

export interface StoredReply {
  status: number;
  body: string;
}

/**
 * Runs a write at most once per person and key. The change itself marks the key as executed in its own
 * transaction, so that even a crash between change and reply cannot make it happen twice.
 *
 * @returns the reply of the first run, on every run
 * @throws conflict `key_reused` other content, `key_running` still under way, `key_executed` done but its reply was lost
 */
export async function runOnce(
  { models, clock }: Dependencies,
  request: { person: string; key: string; method: string; path: string; body: unknown; secretReply: boolean },
  run: (recordId: string) => Promise<StoredReply>,
): Promise<StoredReply> {
  const id = `${request.person}:${request.key}`;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([request.method, request.path, request.body]))
    .digest("hex");
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const known = await models.idempotency.findOneAndUpdate(
    { _id: id },
    {
      $setOnInsert: {
        request: fingerprint,
        executed: false,
        reply: null,
        leaseUntil,
        expiresAt: new Date(now.getTime() + KEPT_MS),
      },
    },
    { upsert: true, returnDocument: "before", lean: true },
  );
  if (known) {
    if (known.request !== fingerprint) throw conflict("key_reused");
    if (known.reply) return known.reply;
    if (known.executed) throw conflict("key_executed");
    const taken = await models.idempotency.updateOne(
      { _id: id, executed: false, reply: null, leaseUntil: { $lt: now } },
      { $set: { leaseUntil } },
    );
    if (taken.modifiedCount === 0) throw conflict("key_running");
  }
  try {
    const reply = await run(id);
    const outcome = request.secretReply ? { executed: true } : { reply };
    await models.idempotency.updateOne({ _id: id }, { $set: outcome });
    return reply;
  } catch (error) {
    // A refusal for rights or a lost database may be different next time; it is not remembered.
    await models.idempotency.deleteOne({ _id: id, executed: false });
    throw error;
  }
}
