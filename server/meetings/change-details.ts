import type { MeetingPatch, MeetingView } from "../../app/contracts/meetings.ts";
import { takesSignIns } from "../../app/contracts/sign-in-time.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import { askAtAnnouncement } from "./consents/ask-consents.ts";
import { announceMeeting, announceMove, needsNoReminder } from "./announce-meeting.ts";
import { audienceOf, changeMeeting } from "./change-meeting.ts";
import { getMeeting } from "./get-meeting.ts";
import { requireNotBegun } from "./machine/course.ts";
import type { Step } from "./machine/step.ts";

/**
 * Changes title, time, place or quorum of a meeting that has not begun, or announces a draft. Who was invited is told of another time or place.
 * Who signed in already is no longer there once sign-in is still to begin for the new time.
 * @throws conflict `meeting_open`, `meeting_closed`, `meeting_cancelled`, `stale_revision`; bad_input on `endsAt` when it ends before it begins,
 * conflict `consent_due` when units could not answer in time any more; bad_input on `startsAt` when it would be announced for a day that is over
 */
export async function changeDetails(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  patch: MeetingPatch,
  revision?: number,
): Promise<MeetingView> {
  const { models } = dependencies;
  await changeMeeting(dependencies, actor, id, {
    action: "meeting.change",
    steers: true,
    revision,
    allow: (meeting) => canPrepare(actor, meeting.alliance),
    async work(meeting, transaction) {
      requireNotBegun(meeting);
      const { startsAt, endsAt, ...plain } = patch;
      const changes = {
        ...plain,
        ...(startsAt && { startsAt: new Date(startsAt) }),
        ...(endsAt && { endsAt: new Date(endsAt) }),
      };
      const after = { ...meeting, ...changes };
      const tells = after.state !== meeting.state || after.startsAt.getTime() !== meeting.startsAt.getTime();
      if (after.endsAt <= after.startsAt) throw badField("endsAt", "time_order");
      if (meeting.state === "scheduled") await announceMove(dependencies, transaction, meeting, after);
      else if (after.state === "scheduled") {
        await announceMeeting(dependencies, transaction, after);
        after.agenda = await askAtAnnouncement(dependencies, transaction, after);
      }
      const moved = meeting.state === "scheduled" && (tells || after.place !== meeting.place);
      const facts = { meeting: id, title: after.title, startsAt: after.startsAt.toISOString(), place: after.place, moved };
      for (const stream of [`meeting:${id}`, `alliance:${meeting.alliance}`] as const) {
        transaction.emit(stream, "meeting.changed", facts, audienceOf(after));
      }
      const step: Step = { changes: { ...changes, ...(after.agenda !== meeting.agenda && { agenda: after.agenda }), ...(tells && { reminded: needsNoReminder(after.startsAt, transaction.at) }) }, told: [{ type: "agenda", items: after.agenda.filter(({ consent }) => consent).map((item) => item.id) }] };
      if (meeting.people === 0 && meeting.presence.length === 0) return step;
      if (takesSignIns(after, transaction.at)) return step;
      await models.attendances.deleteMany({ meeting: id }, { session: transaction.session });
      return { changes: { ...step.changes, presence: [], people: 0 }, told: [...step.told, { type: "presence" }] };
    },
  });
  return getMeeting(dependencies, actor, id);
}
