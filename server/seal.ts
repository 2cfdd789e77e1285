import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const ivBytes = 12;
const tagBytes = 16;

/** A text that nobody can read or change without the key (AES-256-GCM), in base64. Pure, but for the randomness of each seal. */
export function sealText(key: Buffer, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** What was sealed. Pure. @throws Error for what was not sealed with the same key */
export function openSeal(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString("utf8");
}

/** A key made of one of the hub's secrets for one purpose: it opens nothing that serves another. Pure. */
export const keyFor = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));

/** Seals what the database keeps but must not tell, for one purpose. */
export interface Seal {
  seal(text: string): string;
  /** Null for what was sealed with secrets that the hub has no longer, or for another purpose. */
  open(sealed: string): string | null;
}

/** Seals with the newest of the hub's secrets, and opens what any of them sealed. @param secrets newest first */
export function createSeal([newest, ...older]: readonly [string, ...string[]], purpose: string): Seal {
  const first = keyFor(newest, purpose);
  const keys = [first, ...older.map((secret) => keyFor(secret, purpose))];
  return {
    seal: (text) => sealText(first, text),
    open(sealed) {
      for (const key of keys) {
        try {
          return openSeal(key, sealed);
        } catch {
          // Sealed with another one.
        }
      }
      return null;
    },
  };
}
