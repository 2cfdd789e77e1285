import { createHash, createHmac, hkdfSync } from "node:crypto";
import { openSeal, sealText } from "../../seal.ts";

/** What is kept of a write with an `Idempotency-Key`, for whoever comes again with that key. */
export interface KeyedRecord {
  id: string;
  /** By what the same content is known again. */
  fingerprintOf(content: string): string;
  seal(reply: string): string;
  /** @throws Error for what was not sealed with the same key */
  open(sealed: string): string;
}

/**
 * Replies hold one-time links and tokens, bodies hold passwords, and records are stored and backed up: so the key itself is not kept, and
 * without it nothing can be read (AES-256-GCM) or guessed at (HMAC-SHA-256). Pure, but for the randomness of each seal.
 */
export function keyedRecord(person: string, key: string): KeyedRecord {
  const secret = Buffer.from(hkdfSync("sha256", key, person, "idempotency", 64));
  const [forContent, forReply] = [secret.subarray(0, 32), secret.subarray(32)];
  return {
    id: `${person}:${createHash("sha256").update(key).digest("base64url")}`,
    fingerprintOf: (content) => createHmac("sha256", forContent).update(content).digest("base64url"),
    seal: (reply) => sealText(forReply, reply),
    open: (sealed) => openSeal(forReply, sealed),
  };
}
