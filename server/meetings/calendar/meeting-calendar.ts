import type { Locale } from "../../../app/contracts/locale.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { requireMeeting } from "../get-meeting.ts";
import { writeCalendar } from "./write-calendar.ts";

/** One meeting as an iCalendar file. @throws not_found */
export const meetingCalendar = async (dependencies: Dependencies, actor: Actor, id: string, locale: Locale): Promise<string> =>
  writeCalendar(dependencies, [await requireMeeting(dependencies, actor, id)], locale);
