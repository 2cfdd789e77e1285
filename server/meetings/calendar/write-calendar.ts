import ical, { ICalEventStatus, type ICalEventData } from "ical-generator";
import type { Locale } from "../../../app/contracts/locale.ts";
import { meetingInCalendar } from "../../../app/contracts/messages/messages.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";

/** How often a calendar that follows a feed is asked to read it, in seconds. */
const READ_EVERY_S = 3_600;

/** Meetings as an iCalendar file (RFC 5545): the chair in the summary, titles of public items in the description. */
export async function writeCalendar({ models, clock }: Pick<Dependencies, "models" | "clock">, meetings: readonly MeetingRecord[], locale: Locale, feed?: { name: string }): Promise<string> {
  const chairs = await chairsOf(models, meetings);
  const calendar = ical({ prodId: { company: "Lianmeng", product: "Meetings", language: "ZH" }, ...(feed && { name: feed.name, ttl: READ_EVERY_S }) });
  for (const meeting of meetings) calendar.createEvent(eventOf(meeting, chairs.get(meeting._id), clock.now(), locale));
  // Every line of the format ends with a line break; the library leaves it out of the last one.
  return `${calendar.toString().trimEnd()}\r\n`;
}

function eventOf(meeting: MeetingRecord, chair: string | undefined, stamp: Date, locale: Locale): ICalEventData {
  const { _id: id, title } = meeting;
  const agenda = meeting.agenda.filter((item) => !item.hidden).map((item, index) => `${index + 1}. ${item.title}`);
  return {
    id: `meeting-${id}@lianmeng`,
    start: meeting.startsAt,
    end: meeting.endsAt,
    stamp,
    sequence: meeting.revision,
    summary: chair === undefined ? title : meetingInCalendar({ title, chair }, locale),
    location: meeting.place || null,
    description: agenda.join("\n") || null,
    status: statusOf(meeting),
  };
}

const statusOf = ({ state }: MeetingRecord): ICalEventStatus =>
  state === "draft" ? ICalEventStatus.TENTATIVE : state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;

/** By meeting the unit whose turn the chair is when it begins, as far as the rotations reach. */
async function chairsOf(models: Dependencies["models"], meetings: readonly MeetingRecord[]): Promise<Map<string, string>> {
  if (meetings.length === 0) return new Map();
  const starts = meetings.map(({ startsAt }) => startsAt.getTime());
  const terms = await models.terms
    .find({ alliance: { $in: [...new Set(meetings.map(({ alliance }) => alliance))] }, until: { $gt: new Date(Math.min(...starts)) }, from: { $lte: new Date(Math.max(...starts)) } })
    .sort({ from: -1 })
    .limit(1_000)
    .lean();
  const names = await readNames(models, { organizations: terms.map(({ organization }) => organization) });
  return new Map(
    meetings.flatMap(({ _id, alliance, startsAt }) => {
      const term = terms.find((other) => other.alliance === alliance && other.from <= startsAt && startsAt < other.until);
      return term ? [[_id, nameIn(names, term.organization).name] as const] : [];
    }),
  );
}
