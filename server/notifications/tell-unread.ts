import type { NoticeRecord } from "../../models/notice.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Telling } from "./notify.ts";

const HOUR_MS = 3_600_000;
/** A day of work. */
const SILENCE_MS = 9 * HOUR_MS;
/** Notices that one run looks at; others come next. */
const MOST = 100;

export interface UnreadDependencies extends Dependencies {
  /** The instant at which so much time of work has passed. */
  addWorkTime(from: Date, ms: number): Date;
}

/**
 * Tells who looks after it that nobody of a unit has read what the unit was asked, a day of work after it was sent: once for each unit,
 * however often and on however many processes it runs.
 */
export async function tellUnread(dependencies: UnreadDependencies): Promise<void> {
  const { models, clock, addWorkTime } = dependencies;
  const now = clock.now();
  const asked = await models.notices.find({ askedAt: { $lte: new Date(now.getTime() - SILENCE_MS) } }).sort({ askedAt: 1 }).limit(MOST).lean();
  const due = asked.filter(({ askedAt }) => addWorkTime(askedAt!, SILENCE_MS) <= now);
  for (const notice of new Map(due.map((each) => [each.key, each])).values()) await tellOf(dependencies, notice);
}

async function tellOf({ models, inTransaction, notifyEach }: UnreadDependencies, { key, href, facts }: NoticeRecord): Promise<void> {
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const told = await models.notices.find({ href, key, askedAt: { $ne: null } }, null, { session }).lean();
    if (told.length === 0) return;
    await models.notices.updateMany({ _id: { $in: told.map(({ _id }) => _id) } }, { $unset: { askedAt: 1 } }, { session });
    const { units = [], watchers = [] } = told[0]!;
    const seats = await models.seats
      .find({ person: { $in: told.map(({ person }) => person) }, organization: { $in: units }, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, { person: 1, organization: 1 }, { session })
      .lean();
    const readers = new Set(told.filter(({ readAt }) => readAt !== null).map(({ person }) => person));
    const silent = units.filter((unit) => !seats.some(({ organization, person }) => organization === unit && readers.has(person)));
    const organizations = await models.organizations.find({ _id: { $in: silent } }, { shortName: 1 }, { session }).lean();
    const others = watchers.filter((person) => told.every((notice) => notice.person !== person));
    const tellings: Telling[] = organizations.map(({ _id: unit, shortName }) => ({
      people: others,
      notice: { key: `unread:${key}:${unit}`, kind: "nobody_read", facts: { unit: shortName, title: facts.title ?? facts.text ?? "" }, href },
    }));
    await notifyEach(transaction, tellings);
  });
}
