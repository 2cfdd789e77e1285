import { createHash } from "node:crypto";
import { ObjectId } from "bson";
import type { AuditFinding } from "../../../models/audit-check.ts";
import type { AuditSealRecord } from "../../../models/audit-seal.ts";
import { hashOfRecord } from "./canonical-record.ts";
import { isAsMade, NOTHING_BEFORE } from "./make-seal.ts";
import type { SealSigner } from "./sign-seals.ts";

/** Findings that are named; the others are counted. */
const MOST_NAMED = 50;

/** Where seals and records are read from. */
export interface ChainReader {
  /** All seals, by their numbers. */
  seals(): AsyncIterable<AuditSealRecord>;
  /** Those of these records that are there. */
  records(ids: readonly string[]): Promise<{ _id: string; at?: unknown }[]>;
}

/** Everything that does not agree: all of it counts, and the first of it is named. */
export interface Findings {
  add(finding: AuditFinding): void;
  /** The digest tells these findings from others. */
  read(): { found: number; findings: AuditFinding[]; digest: string };
}

export function createFindings(): Findings {
  const named: AuditFinding[] = [];
  // The same findings in another order are the same: a record that came late is first in no seal, then in a late one.
  const digest = Buffer.alloc(32);
  let found = 0;
  return {
    add(finding) {
      found++;
      const of = createHash("sha256").update(`${finding.kind} ${finding.record ?? finding.seal}`).digest();
      for (const [at, byte] of of.entries()) digest[at]! ^= byte;
      if (named.length < MOST_NAMED) named.push(finding);
    },
    read: () => ({ found, findings: named, digest: digest.toString("hex") }),
  };
}

/** When an id was made, which goes for the time of a record that is gone; null of a foreign one. Pure. */
export const madeAt = (id: string): Date | null => (ObjectId.isValid(id) && id.length === 24 ? new ObjectId(id).getTimestamp() : null);

/** The time that a record says of itself, else that of its id. Pure. */
export const timeOf = ({ _id, at }: { _id: string; at?: unknown }): Date | null => (at instanceof Date && !Number.isNaN(at.getTime()) ? at : madeAt(_id));

export interface ChainOptions {
  findings: Findings;
  /** Absent where the hub's secrets are not at hand: then whose the seals are is not looked at. */
  signer?: SealSigner;
  /** A seal that was seen before, which must be there still. */
  anchor?: { seal: number; hash: string } | null;
  /** Counts the records up to here apart. */
  horizon?: string;
  /** Called before each seal; false ends the check. */
  goOn?: () => boolean | Promise<boolean>;
}

export interface ChainFacts {
  seals: number;
  /** Sealed records that are there, and those of them up to the horizon. */
  records: number;
  upToHorizon: number;
  newest: AuditSealRecord | null;
  /** Whether every seal is there and as it was made. */
  whole: boolean;
  /** False where the anchor was not found again. */
  anchored: boolean;
}

/**
 * Follows the chain from its first seal to its last, one seal and its records in memory at a time, and notes what does not agree.
 * The records of a seal that is not as it was made are not compared: it cannot tell what they were.
 * @returns null where it was told to end
 */
export async function checkChain(reader: ChainReader, { findings, signer, anchor, horizon = "", goOn = () => true }: ChainOptions): Promise<ChainFacts | null> {
  const facts: ChainFacts = { seals: 0, records: 0, upToHorizon: 0, newest: null, whole: true, anchored: true };
  // Noted once a seal, though more than one thing may tell of it.
  let lastNoted = 0;
  const note = (kind: "seal_changed" | "seal_missing", seal: number, at: Date | null) => {
    if (seal > lastNoted) findings.add({ kind, seal, record: null, at });
    lastNoted = Math.max(lastNoted, seal);
    facts.whole = false;
  };
  let unproven: AuditSealRecord | null = null;
  const noteUnproven = () => {
    if (unproven) findings.add({ kind: "other_secret", seal: unproven._id, record: null, at: unproven.at });
    unproven = null;
  };
  for await (const seal of reader.seals()) {
    if (!(await goOn())) return null;
    const before: AuditSealRecord | null = facts.newest;
    const number = (before?._id ?? 0) + 1;
    const previous = before?.hash ?? NOTHING_BEFORE;
    // However many are gone, the first one is named.
    if (seal._id !== number) note("seal_missing", number, null);
    else if (seal.previous !== previous) note("seal_changed", before ? before._id : seal._id, (before ?? seal).at);
    facts.seals++;
    facts.newest = seal;
    const whose = signer?.judge(seal) ?? "own";
    const asMade = isAsMade(seal) && whose !== "forged";
    // A seal of the hub's own speaks for the ones before, if it could tell then that they were.
    if (whose === "unknown") unproven = seal;
    else if (seal.vouches) unproven = null;
    else noteUnproven();
    if (anchor?.seal === seal._id && anchor.hash !== seal.hash) {
      facts.anchored = false;
      note("seal_changed", seal._id, seal.at);
    }
    if (asMade) await compareRecords(reader, seal, { findings, facts, horizon });
    else note("seal_changed", seal._id, seal.at);
  }
  noteUnproven();
  const last = facts.newest?._id ?? 0;
  if (anchor && anchor.seal > last) {
    facts.anchored = false;
    note("seal_missing", last + 1, null);
  }
  return facts;
}

async function compareRecords(reader: ChainReader, seal: AuditSealRecord, { findings, facts, horizon }: { findings: Findings; facts: ChainFacts; horizon: string }): Promise<void> {
  const there = new Map((await reader.records(seal.ids)).map((record) => [record._id, record]));
  for (const [at, id] of seal.ids.entries()) {
    const record = there.get(id);
    if (!record) {
      findings.add({ kind: "missing", seal: seal._id, record: id, at: madeAt(id) });
      continue;
    }
    facts.records++;
    if (id <= horizon) facts.upToHorizon++;
    if (hashOfRecord(record) !== seal.hashes[at]) findings.add({ kind: "changed", seal: seal._id, record: id, at: timeOf(record) });
    else if (seal.late) findings.add({ kind: "extra", seal: seal._id, record: id, at: timeOf(record) });
  }
}
