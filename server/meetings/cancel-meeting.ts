import type { MeetingCancellation, MeetingView } from "../../app/contracts/meetings.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict } from "../errors.ts";
import { tellUnits } from "./announce-meeting.ts";
import { changeMeeting } from "./change-meeting.ts";
import { getMeeting } from "./get-meeting.ts";
import { requireNotBegun } from "./machine/course.ts";

/**
 * Calls off a meeting that was announced and has not begun; its papers stay readable. Who was invited is told why.
 * @throws conflict `meeting_draft`, `meeting_open`, `meeting_closed`, `meeting_cancelled`, `stale_revision`
 */
export async function cancelMeeting(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  { reason }: MeetingCancellation,
  revision: number,
): Promise<MeetingView> {
  await changeMeeting(dependencies, actor, id, {
    action: "meeting.cancel",
    steers: true,
    revision,
    allow: (meeting) => canPrepare(actor, meeting.alliance),
    async work(meeting, transaction) {
      if (meeting.state === "draft") throw conflict("meeting_draft");
      requireNotBegun(meeting);
      const facts = { meeting: id, title: meeting.title, startsAt: meeting.startsAt.toISOString() };
      for (const stream of [`meeting:${id}`, `alliance:${meeting.alliance}`] as const) transaction.emit(stream, "meeting.cancelled", facts);
      await tellUnits(dependencies, transaction, meeting, {
        key: `meeting.cancelled:${id}`,
        kind: "meeting_cancelled",
        facts: { title: meeting.title, day: dayAt(meeting.startsAt), reason },
      });
      return { changes: { state: "cancelled", cancelled: { reason, at: transaction.at } }, told: [{ type: "agenda" }] };
    },
  });
  return getMeeting(dependencies, actor, id);
}
