import { verbsAbout } from "../../app/contracts/audit-verbs.ts";
import type { AuditQuery, AuditView } from "../../app/contracts/audits.ts";
import type { Page } from "../../app/contracts/common.ts";
import { auditedCounties, canReadAudit } from "../access/audit-rules.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, startOfDay } from "../clock.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { literalPattern } from "../database/literal-pattern.ts";
import { forbidden } from "../errors.ts";
import { namedIn, namesOfSubjects, type NamingDependencies } from "./names-of-subjects.ts";

/** People of one name that are looked for. */
const MOST_PEOPLE = 200;

/**
 * Who did what, newest first, in the counties that the actor oversees.
 * @throws forbidden to anybody but administrators and officers
 */
export async function listAudits(dependencies: NamingDependencies, actor: Actor, query: AuditQuery): Promise<Page<AuditView>> {
  const { models } = dependencies;
  if (!canReadAudit(actor)) throw forbidden();
  const counties = auditedCounties(actor);
  const conditions: object[] = [];
  if (counties) conditions.push({ county: counties.length === 1 ? counties[0] : { $in: counties } });
  if (query.county) conditions.push({ county: query.county });
  if (query.subject) conditions.push({ "subject.id": query.subject });
  if (query.person) conditions.push({ person: query.person });
  if (query.q) {
    const people = await models.people.find({ name: literalPattern(query.q) }, { _id: 1 }).limit(MOST_PEOPLE).lean();
    conditions.push({ person: { $in: people.map(({ _id }) => _id) } });
  }
  if (query.kind) conditions.push({ action: { $in: verbsAbout(query.kind) } });
  if (query.from) conditions.push({ at: { $gte: startOfDay(query.from) } });
  if (query.until) conditions.push({ at: { $lt: startOfDay(addDays(query.until, 1)) } });
  const after = readCursor(query.cursor, 2);
  if (after) {
    const at = new Date(Number(after[0]));
    conditions.push({ $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(after[1]) } }] });
  }
  const found = await models.audits
    .find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ at: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const records = found.slice(0, query.limit);
  const nameOf = await namesOfSubjects(dependencies, records, actor.person.locale);
  const last = records.at(-1);
  return {
    items: records.map((record) => ({
      id: record._id,
      at: record.at.toISOString(),
      person: record.person ? { id: record.person, name: nameOf("person", record.person) ?? "" } : null,
      action: record.action,
      subject: { ...record.subject, name: nameOf(record.subject.kind, record.subject.id) },
      alliance: record.alliance ? { id: record.alliance, name: nameOf("alliance", record.alliance) ?? "" } : null,
      county: record.county,
      before: record.before ?? null,
      after: record.after ?? null,
      names: Object.fromEntries(namedIn(record).map(({ kind, id }) => [id, nameOf(kind, id)] as const).filter((pair): pair is [string, string] => pair[1] !== null)),
      requestId: record.requestId,
    })),
    nextCursor: found.length > query.limit && last ? writeCursor([last.at.getTime(), last._id]) : null,
  };
}
