import { z } from "zod";
import { auditKinds } from "./audit-verbs.ts";
import { countyCode, day, id, instant, namedRef, pageQuery, searchWords } from "./common.ts";

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

/** Newest first. `q`: a part of the name of who did it; `kind`: what the verb is about; `from` and `until`: calendar days, both included. */
export const auditQuery = pageQuery.extend({
  county: countyCode.optional(),
  subject: z.string().regex(/^[0-9a-f]{24}$/, { error: "id" }).optional(),
  person: id.optional(),
  q: searchWords(40).optional(),
  kind: z.enum(auditKinds).optional(),
  from: day.optional(),
  until: day.optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;
