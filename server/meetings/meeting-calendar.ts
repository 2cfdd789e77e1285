import ical, { ICalEventStatus } from "ical-generator";
import type { Locale } from "../../app/contracts/locale.ts";
import { meetingInCalendar } from "../../app/contracts/messages/messages.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { Dependencies } from "../dependencies.ts";
import { termAt } from "./chair-at.ts";
import { requireMeeting } from "./get-meeting.ts";

/** A meeting as an iCalendar file (RFC 5545), its chair in the summary and agenda titles in the description. @throws not_found */
export async function meetingCalendar(dependencies: Dependencies, actor: Actor, id: string, locale: Locale): Promise<string> {
  const meeting = await requireMeeting(dependencies, actor, id);
  const agenda = meeting.agenda.filter((item) => !item.hidden).map((item, index) => `${index + 1}. ${item.title}`);
  const calendar = ical({ prodId: { company: "Lianmeng", product: "Meetings", language: "ZH" } });
  calendar.createEvent({
    id: `meeting-${id}@lianmeng`,
    start: meeting.startsAt,
    end: meeting.endsAt,
    stamp: dependencies.clock.now(),
    sequence: meeting.revision,
    summary: await summaryOf(dependencies, meeting, locale),
    location: meeting.place || null,
    description: agenda.join("\n") || null,
    status: statusOf(meeting),
  });
  // Every line of the format ends with a line break; the library leaves it out of the last one.
  return `${calendar.toString().trimEnd()}\r\n`;
}

const statusOf = ({ state }: MeetingRecord): ICalEventStatus =>
  state === "draft" ? ICalEventStatus.TENTATIVE : state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;

/** The meeting and the unit whose turn the chair is when it begins, as far as the rotation reaches. */
async function summaryOf(dependencies: Dependencies, { alliance, title, startsAt }: MeetingRecord, locale: Locale): Promise<string> {
  const term = await termAt(dependencies, alliance, startsAt);
  if (!term) return title;
  const names = await readNames(dependencies.models, { organizations: [term.organization] });
  return meetingInCalendar({ title, chair: nameIn(names, term.organization).name }, locale);
}
