import { createHmac, timingSafeEqual } from "node:crypto";
import type { AuditSealRecord } from "../../../models/audit-seal.ts";
import { keyFor } from "../../seal.ts";
import { sha256 } from "./canonical-record.ts";

type Signature = Pick<AuditSealRecord, "key" | "signature">;

/** Signs seals with a secret that is not in the database, so that who can write only there cannot make any. */
export interface SealSigner {
  sign(hash: string): Signature;
  /** `forged`: said to be signed with a secret that the hub has, and is not. `unknown`: with one that it has not, or no longer. */
  judge(seal: Pick<AuditSealRecord, "hash"> & Signature): "own" | "forged" | "unknown";
}

/** Signs with the newest of the hub's secrets, knows what any of them signed. @param secrets newest first */
export function createSealSigner([newest, ...older]: readonly [string, ...string[]]): SealSigner {
  const of = (secret: string) => {
    const key = keyFor(secret, "audit seals");
    return { key, name: sha256(`lianmeng audit key ${key.toString("hex")}`).slice(0, 16) };
  };
  const first = of(newest);
  const keys = new Map([first, ...older.map(of)].map(({ key, name }) => [name, key]));
  const signatureBy = (key: Buffer, hash: string): Buffer => createHmac("sha256", key).update(hash).digest();
  return {
    sign: (hash) => ({ key: first.name, signature: signatureBy(first.key, hash).toString("hex") }),
    judge({ hash, key: name, signature }) {
      const key = keys.get(name);
      if (!key) return "unknown";
      const [expected, found] = [signatureBy(key, hash), Buffer.from(String(signature), "hex")];
      return found.length === expected.length && timingSafeEqual(expected, found) ? "own" : "forged";
    },
  };
}
