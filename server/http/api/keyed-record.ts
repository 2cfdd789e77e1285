import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";

const ivBytes = 12;
const tagBytes = 16;

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
    seal(reply) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", forReply, iv);
      return Buffer.concat([iv, cipher.update(reply, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", forReply, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString("utf8");
    },
  };
}
