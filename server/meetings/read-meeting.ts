import type { ClientSession } from "mongoose";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Models } from "../database/models.ts";
import { readUnits } from "./read-units.ts";

/**
 * A meeting as it is stored; null when there is none. Until it opens its units are those of the alliance now, so that who joined after it
 * was planned can sign in and entrust their vote as well.
 */
export async function readMeeting(models: Models, id: string, session?: ClientSession): Promise<MeetingRecord | null> {
  const meeting = await models.meetings.findOne({ _id: id }, null, session ? { session } : {}).lean();
  if (meeting?.state !== "draft" && meeting?.state !== "scheduled") return meeting;
  return { ...meeting, units: await readUnits(models, meeting.alliance, session) };
}
