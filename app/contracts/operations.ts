import { z } from "zod";
import { instant } from "./common.ts";

/** What an operator should look at, the most urgent first. */
export const attentionCodes = ["feed_stopped", "outgoing_held", "audit_unsound", "engine_away", "disk_low", "job_failing", "pushes_slow", "backup_missing", "drill_failed", "backup_old", "drill_old", "drill_missing"] as const;
export const attentionCode = z.enum(attentionCodes);
export type AttentionCode = z.infer<typeof attentionCode>;

/** Of the last five to ten minutes; null when nothing was measured in them. */
const delays = z.object({ count: z.int(), p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number(), longestMs: z.number() }).nullable();
export type Delays = z.infer<typeof delays>;

/** What the clock does. */
export const jobNames = ["listings", "search-words", "remind-actions", "remind-meetings", "suggestions", "undertakings", "consultations", "cases", "saved-searches", "imports", "robots", "webhooks", "letters", "unread", "audit-seals", "audit-check", "meanings", "policy-suggestions", "rotations", "hand-overs", "editions"] as const;
export type JobName = (typeof jobNames)[number];

/** One of them, once its first run in this process is over. */
export const jobState = z.object({
  name: z.enum(jobNames),
  everySeconds: z.int(),
  /** When the last run that is over began, and how long it took. */
  lastAt: instant,
  lastMs: z.number(),
  /** Whether it failed, and how many have since the process began. */
  failing: z.boolean(),
  failures: z.int(),
});
export type JobState = z.infer<typeof jobState>;

/** What a drill can find wrong with a backup: no list of what it holds, files, or what came back of them. */
export const drillFaultCodes = ["no_list", "file_missing", "file_size", "file_changed", "unrestorable", "count", "index", "stream", "audit"] as const;
const drillFaultCode = z.enum(drillFaultCodes);
export type DrillFaultCode = z.infer<typeof drillFaultCode>;

/** `GET /api/v1/operations`: how the hub's process that answers is doing. */
export const operationsView = z.object({
  at: instant,
  attention: z.array(attentionCode),
  process: z.object({
    startedAt: instant,
    node: z.string(),
    memoryBytes: z.int(),
    /** How late the process came to what was due. */
    loop: delays,
  }),
  connections: z.object({
    sockets: z.int(),
    people: z.int(),
    /** Whether the event log is being followed: without it nothing is pushed. */
    following: z.boolean(),
    /** From a stored change to its push. */
    push: delays,
  }),
  /** Lines in the matching engine's memory; null while it starts, and where candidates come from the database. */
  engine: z.object({ running: z.boolean(), needs: z.int().nullable(), resources: z.int().nullable() }),
  /** The hub's own store; a database elsewhere is its administrator's to watch. */
  store: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("own"), bytes: z.int(), freeBytes: z.int() }),
    z.object({ kind: z.literal("mongodb") }),
  ]),
  /** The newest copy made by `npm run backup`. */
  backup: z.object({ at: instant, form: z.enum(["file", "lines"]) }).nullable(),
  /** The newest try of `npm run restore -- DIR --drill` to bring a backup back. */
  drill: z
    .object({
      at: instant,
      /** When the backup was taken that was tried; null where it does not say so. */
      backupAt: instant.nullable(),
      ms: z.int(),
      collections: z.int(),
      documents: z.int(),
      /** Null when all came back; else the first thing that is wrong, of so many: a file, collection or stream. */
      fault: z.object({ code: drillFaultCode, what: z.string(), of: z.int() }).nullable(),
    })
    .nullable(),
  /** The newest check of the audit records against their seals, and whether somebody has looked into just what it found; null before the first. */
  audit: z.object({ at: instant, records: z.int(), found: z.int(), explained: z.boolean() }).nullable(),
  /** Robots and webhooks are told nothing since the data were brought back from a backup, which was taken at `backupAt`; null while they are. */
  outgoing: z.object({ heldSince: instant, backupAt: instant.nullable(), receivers: z.int() }).nullable(),
  jobs: z.array(jobState),
});
export type OperationsView = z.infer<typeof operationsView>;
