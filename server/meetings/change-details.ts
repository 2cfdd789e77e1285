import type { MeetingPatch, MeetingView } from "../../app/contracts/meetings.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict } from "../errors.ts";
import { announceMeeting } from "./announce-meeting.ts";
import { audienceOf, changeMeeting } from "./change-meeting.ts";
import { getMeeting } from "./get-meeting.ts";

/**
 * Changes title, time, place or quorum of a meeting that has not begun, or announces a draft.
 * @throws conflict `meeting_open`, `meeting_closed`, `stale_revision`; bad_input on `endsAt` when it ends before it begins
 */
export async function changeDetails(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  patch: MeetingPatch,
  revision?: number,
): Promise<MeetingView> {
  await changeMeeting(dependencies, actor, id, {
    action: "meeting.change",
    steers: true,
    revision,
    allow: (meeting) => canPrepare(actor, meeting.alliance),
    async work(meeting, transaction) {
      if (meeting.state === "open") throw conflict("meeting_open");
      if (meeting.state === "closed") throw conflict("meeting_closed");
      const { startsAt, endsAt, ...plain } = patch;
      const changes = {
        ...plain,
        ...(startsAt && { startsAt: new Date(startsAt) }),
        ...(endsAt && { endsAt: new Date(endsAt) }),
      };
      const after = { ...meeting, ...changes };
      if (after.endsAt <= after.startsAt) throw badField("endsAt", "range_order");
      const announced = meeting.state === "draft" && after.state === "scheduled";
      if (announced) await announceMeeting(dependencies, transaction, after);
      const facts = { meeting: id, title: after.title, startsAt: after.startsAt.toISOString() };
      for (const stream of [`meeting:${id}`, `alliance:${meeting.alliance}`] as const) {
        transaction.emit(stream, "meeting.changed", facts, audienceOf(after));
      }
      return { changes, told: [{ type: "agenda" }] };
    },
  });
  return getMeeting(dependencies, actor, id);
}
