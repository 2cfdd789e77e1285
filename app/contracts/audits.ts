import { z } from "zod";
import { countyCode, id, instant, namedRef, pageQuery } from "./common.ts";

/** Who did what to what, and which fields changed. */
export const auditView = z.object({
  id,
  at: instant,
  /** Null when the clock did it. */
  person: namedRef.nullable(),
  /** Verb such as `member.remove`; the locale files hold its sentence. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  alliance: namedRef.nullable(),
  county: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** Names of the places, people, organizations and alliances that `before` and `after` hold the codes and ids of. */
  names: z.record(z.string(), z.string()),
  requestId: z.string().nullable(),
});
export type AuditView = z.infer<typeof auditView>;

/** Newest first; at most one of `subject`, `person` and `alliance` narrows it. */
export const auditQuery = pageQuery.extend({
  county: countyCode.optional(),
  subject: z.string().regex(/^[0-9a-f]{24}$/, { error: "id" }).optional(),
  person: id.optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;
