import type { CalendarFeedView } from "../../../app/contracts/calendar-feed.ts";
import { calendarName } from "../../../app/contracts/messages/messages.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { hashSecret, newSecret } from "../../secrets.ts";
import { readableAlliances } from "../readable-alliances.ts";
import { writeCalendar } from "./write-calendar.ts";

export interface FeedDependencies extends Dependencies {
  findActor(person: string): Promise<Actor | null>;
}

const DAY_MS = 86_400_000;
/** How far back a feed reaches, and how many meetings it holds at most, the latest first. */
const PAST_MS = 90 * DAY_MS;
const MOST = 200;

/** Whether, and since when, the actor's meetings can be followed by a calendar. */
export async function getCalendarFeed({ models }: FeedDependencies, actor: Actor): Promise<CalendarFeedView> {
  const feed = await models.calendarFeeds.findOne({ _id: actor.person.id }, { createdAt: 1 }).lean();
  return { createdAt: feed?.createdAt.toISOString() ?? null };
}

/** Makes the feed's address; the reply is the only place where it is ever shown, and one made before ends. */
export async function makeCalendarFeed({ models, inTransaction }: FeedDependencies, actor: Actor): Promise<CalendarFeedView> {
  const secret = newSecret();
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const _id = actor.person.id;
    await models.calendarFeeds.updateOne({ _id }, { $set: { hash: hashSecret(secret), createdAt: at } }, { session, upsert: true });
    transaction.audit({ action: "calendar.share", subject: { kind: "person", id: _id } });
    return { createdAt: at.toISOString(), path: `/api/v1/calendars/${secret}.ics` };
  });
}

/** Ends the feed: its address leads nowhere from now on. @throws not_found when there is none */
export async function endCalendarFeed({ models, inTransaction }: FeedDependencies, actor: Actor): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const ended = await models.calendarFeeds.findOneAndDelete({ _id: actor.person.id }, { session: transaction.session });
    if (!ended) throw notFound();
    transaction.audit({ action: "calendar.end", subject: { kind: "person", id: actor.person.id } });
  });
}

/**
 * The announced meetings of the alliances that the feed's person may read today.
 * @throws not_found for an address that is none, and for a person whose account is disabled
 */
export async function readCalendarFeed(dependencies: FeedDependencies, secret: string): Promise<string> {
  const { models, clock } = dependencies;
  const feed = await models.calendarFeeds.findOne({ hash: hashSecret(secret) }).lean();
  const actor = feed && (await dependencies.findActor(feed._id));
  if (!actor) throw notFound();
  const alliances = await readableAlliances(models, actor);
  const meetings = await models.meetings
    .find({ alliance: { $in: alliances.map(({ _id }) => _id) }, state: { $ne: "draft" }, startsAt: { $gt: new Date(clock.now().getTime() - PAST_MS) } })
    .sort({ startsAt: -1, _id: -1 })
    .limit(MOST)
    .lean();
  const { locale } = actor.person;
  return writeCalendar(dependencies, meetings, locale, { name: calendarName(locale) });
}
