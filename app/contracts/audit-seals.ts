import { z } from "zod";
import { instant, line, namedRef, pageQuery } from "./common.ts";

/**
 * What a check of the audit records can find: a record that is not as it was sealed, is gone, or came to the others afterwards;
 * a seal that is not as it was made or is gone; seals that the hub cannot tell to be its own, for want of the secret.
 */
export const auditFindingKinds = ["changed", "missing", "extra", "seal_changed", "seal_missing", "other_secret"] as const;
const auditFindingKind = z.enum(auditFindingKinds);
export type AuditFindingKind = z.infer<typeof auditFindingKind>;

/** A seal without the list of its records. Kept outside the hub, number and hash together tell later whether anything before was touched. */
export const auditSealView = z.object({
  number: z.int(),
  at: instant,
  /** How many records it seals. */
  count: z.int(),
  /** Its records were found in no seal long after their time. */
  late: z.boolean(),
  hash: z.string(),
});
export type AuditSealView = z.infer<typeof auditSealView>;

/** Newest first. `upTo`: the greatest number, to find the seal that has it. */
export const auditSealQuery = pageQuery.extend({ upTo: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
export type AuditSealQuery = z.output<typeof auditSealQuery>;

/** What the audit page asks besides its list: a seal that was copied and kept elsewhere. */
export const keptSealQuery = z.object({ kept: line(300, 0).optional() });

/** One thing that does not agree. */
export const auditFindingView = z.object({ kind: auditFindingKind, seal: z.int().nullable(), record: z.string().nullable(), at: instant.nullable() });
export type AuditFindingView = z.infer<typeof auditFindingView>;

/** `GET /api/v1/audits/check`: up to where the audit records are sealed, and whether they agreed with their seals when that was last checked. */
export const auditCheckView = z.object({
  newest: auditSealView.nullable(),
  checking: z.boolean(),
  /** Whether the reader may say what came of looking into findings. */
  mayExplain: z.boolean(),
  check: z
    .object({
      at: instant,
      ms: z.int(),
      seals: z.int(),
      records: z.int(),
      /** How many findings there are; the first of them are named. */
      found: z.int(),
      findings: z.array(auditFindingView),
      /** Tells these findings from others, wherever they come from. */
      digest: z.string(),
      /** Where these findings have been looked into: what came of it. Others ask anew. */
      explained: z.object({ by: namedRef.nullable(), at: instant, reason: z.string() }).nullable(),
    })
    .nullable(),
});
export type AuditCheckView = z.infer<typeof auditCheckView>;

/** `POST /api/v1/audits/check/explain`: what came of looking into the findings that have this digest. */
export const explainFindingsInput = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/, { error: "id" }), reason: line(500) });
export type ExplainFindingsInput = z.output<typeof explainFindingsInput>;
