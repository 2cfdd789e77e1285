import ical, { ICalEventStatus } from "ical-generator";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { requireMeeting } from "./get-meeting.ts";

/** A meeting as an iCalendar file (RFC 5545), agenda titles in the description. @throws not_found */
export async function meetingCalendar(dependencies: Dependencies, actor: Actor, id: string): Promise<string> {
  const meeting = await requireMeeting(dependencies, actor, id);
  const agenda = meeting.agenda.filter((item) => !item.hidden).map((item, index) => `${index + 1}. ${item.title}`);
  const calendar = ical({ prodId: { company: "Lianmeng", product: "Meetings", language: "ZH" } });
  calendar.createEvent({
    id: `meeting-${id}@lianmeng`,
    start: meeting.startsAt,
    end: meeting.endsAt,
    stamp: dependencies.clock.now(),
    sequence: meeting.revision,
    summary: meeting.title,
    location: meeting.place || null,
    description: agenda.join("\n") || null,
    status: meeting.state === "draft" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
  });
  // Every line of the format ends with a line break; the library leaves it out of the last one.
  return `${calendar.toString().trimEnd()}\r\n`;
}
