import type { AuditSealRecord } from "../../../models/audit-seal.ts";
import { hashOfRecord, sha256 } from "./canonical-record.ts";
import type { SealSigner } from "./sign-seals.ts";

/** What stands before the first seal. */
export const NOTHING_BEFORE = "0".repeat(64);

/** What the next seal needs to know of the one before. */
export type SealBefore = Pick<AuditSealRecord, "_id" | "hash" | "key" | "signature">;

type SealContent = Pick<AuditSealRecord, "_id" | "at" | "late" | "vouches" | "previous" | "ids" | "hashes">;

/** Hash over all that a seal says: SHA-256 of a JSON list without spaces, in this order. Pure. */
export const hashOfSeal = ({ _id, at, late, vouches, previous, ids, hashes }: SealContent): string =>
  sha256(JSON.stringify(["lianmeng audit seal 1", _id, at.toISOString(), late, vouches, previous, ids, hashes]));

/** Whether a seal, as it was read, says what it said when its hash was made. Pure. */
export function isAsMade(seal: AuditSealRecord): boolean {
  const { ids, hashes, count, from, to, at } = seal;
  // Who changed it need not have kept to its shape.
  if (!Array.isArray(ids) || !Array.isArray(hashes) || !(at instanceof Date)) return false;
  return ids.length === hashes.length && count === ids.length && from === ids[0] && to === ids.at(-1) && hashOfSeal(seal) === seal.hash;
}

/** The seal that follows another one. Pure. @param records ascending by their ids, at least one */
export function makeSeal(records: readonly { _id: string }[], { before, late, at, signer }: { before: SealBefore | null; late: boolean; at: Date; signer: SealSigner }): AuditSealRecord {
  const ids = records.map(({ _id }) => _id);
  const content: SealContent = {
    _id: (before?._id ?? 0) + 1,
    at,
    late,
    vouches: before === null || signer.judge(before) === "own",
    previous: before?.hash ?? NOTHING_BEFORE,
    ids,
    hashes: records.map(hashOfRecord),
  };
  const hash = hashOfSeal(content);
  return { ...content, from: ids[0]!, to: ids.at(-1)!, count: ids.length, hash, ...signer.sign(hash) };
}
