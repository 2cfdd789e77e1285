import type { MeetingRecord } from "../../../models/meeting.ts";
import { conflict, notFound } from "../../errors.ts";
import { requireOpen } from "./course.ts";
import { nothing, type OnBehalf, type Step, type StepContext } from "./step.ts";

const told = [{ type: "speakers" } as const];

/**
 * Puts a unit at the end of the speakers' queue; one that waits or speaks already stays where it is. Pure.
 * @throws conflict `meeting_not_open`
 */
export function addSpeaker(meeting: MeetingRecord, by: OnBehalf, { at, newId }: StepContext): Step {
  requireOpen(meeting);
  const pending = meeting.speakers.some((speaker) => speaker.organization === by.organization && !speaker.endedAt);
  if (pending) return nothing;
  const speaker = {
    id: newId(),
    organization: by.organization,
    name: by.person,
    addedAt: at,
    startedAt: null,
    endedAt: null,
  };
  return { changes: { speakers: [...meeting.speakers, speaker] }, told };
}

/** Takes a waiting speaker out of the queue. Pure. @throws not_found when nobody with that id waits */
export function removeSpeaker(meeting: MeetingRecord, speakerId: string): Step {
  requireOpen(meeting);
  if (!meeting.speakers.some((speaker) => speaker.id === speakerId && !speaker.startedAt)) throw notFound();
  return { changes: { speakers: meeting.speakers.filter((speaker) => speaker.id !== speakerId) }, told };
}

/** Gives somebody the floor; who had it until now has finished. Pure. @throws not_found when nobody with that id waits */
export function startSpeaker(meeting: MeetingRecord, speakerId: string, at: Date): Step {
  requireOpen(meeting);
  if (!meeting.speakers.some((speaker) => speaker.id === speakerId && !speaker.startedAt)) throw notFound();
  const speakers = meeting.speakers.map((speaker) => {
    if (speaker.id === speakerId) return { ...speaker, startedAt: at };
    return speaker.startedAt && !speaker.endedAt ? { ...speaker, endedAt: at } : speaker;
  });
  return { changes: { speakers }, told };
}

/** Ends the running speech. Pure. @throws conflict `nobody_speaks` */
export function stopSpeaker(meeting: MeetingRecord, at: Date): Step {
  requireOpen(meeting);
  if (!meeting.speakers.some((speaker) => speaker.startedAt && !speaker.endedAt)) throw conflict("nobody_speaks");
  const speakers = meeting.speakers.map((speaker) =>
    speaker.startedAt && !speaker.endedAt ? { ...speaker, endedAt: at } : speaker,
  );
  return { changes: { speakers }, told };
}
