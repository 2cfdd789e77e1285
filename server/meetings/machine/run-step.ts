import type { MeetingCommand } from "../../../app/contracts/meeting-commands.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { badField, notFound } from "../../errors.ts";
import { requireConsent } from "./consent.ts";
import { closeMeeting, moveBy, moveTo, openMeeting, requireOpen } from "./course.ts";
import { castVotes, closePoll, openPoll, recordVotes } from "./polls.ts";
import { signIn, signOut } from "./presence.ts";
import { addSpeaker, removeSpeaker, startSpeaker, stopSpeaker } from "./speakers.ts";
import type { OnBehalf, Step, StepContext } from "./step.ts";

/** Commands that steer the meeting: they make a new revision, and from a screen that shows an older one they are refused. */
const steering: ReadonlySet<MeetingCommand["type"]> = new Set([
  "open",
  "move",
  "next",
  "previous",
  "close",
  "poll-open",
  "poll-close",
]);

/** Whether a command makes a new revision of the meeting. Pure. */
export const isSteering = (command: MeetingCommand): boolean => steering.has(command.type);

/**
 * What a command does to a meeting, whoever may give it. Pure: time, ids and names come with the context.
 * @throws conflict when the meeting is not in a state for it
 * @throws not_found when the item, speaker or poll does not exist
 * @throws bad_input when something needed is missing
 */
export function runStep(meeting: MeetingRecord, command: MeetingCommand, context: StepContext): Step {
  const { at } = context;
  switch (command.type) {
    case "open":
      return openMeeting(meeting, context);
    case "move":
      return moveTo(meeting, command.itemId, at);
    case "next":
      return moveBy(meeting, 1, at);
    case "previous":
      return moveBy(meeting, -1, at);
    case "close":
      return closeMeeting(meeting, context);
    case "sign-in":
      return signIn(meeting, context.onBehalf ? [context.onBehalf.organization] : [], at);
    case "sign-out":
      return signOut(meeting, requireUnit(context).organization, at);
    case "speaker-add":
      return addSpeaker(meeting, requireUnit(context), context);
    case "speaker-remove":
      return removeSpeaker(meeting, command.speakerId);
    case "speaker-start":
      return startSpeaker(meeting, command.speakerId, at);
    case "speaker-stop":
      return stopSpeaker(meeting, at);
    case "poll-open":
      return openPoll(meeting, command, context);
    case "vote":
      return castVotes(meeting, command.pollId, [{ organization: command.organization ?? requireUnit(context).organization, choice: command.choice }], context);
    case "vote-each":
      return castVotes(meeting, command.pollId, command.votes, context);
    case "vote-record":
      return recordVotes(meeting, command.pollId, command.votes, context);
    case "poll-close":
      return closePoll(meeting, command.pollId, at);
    case "result-add":
      return addResult(meeting, command, context);
  }
}

function addResult(
  meeting: MeetingRecord,
  { itemId, kind, text }: Extract<MeetingCommand, { type: "result-add" }>,
  { at, newId }: StepContext,
): Step {
  requireOpen(meeting);
  const about = meeting.agenda.find((item) => item.id === itemId);
  if (!about) throw notFound();
  if (kind === "decision") requireConsent(about, at);
  const result = { id: newId(), kind, text, subject: null, at };
  const agenda = meeting.agenda.map((item) => (item.id === itemId ? { ...item, results: [...item.results, result] } : item));
  return { changes: { agenda }, told: [{ type: "agenda", items: [itemId] }] };
}

function requireUnit({ onBehalf }: StepContext): OnBehalf {
  if (!onBehalf) throw badField("organization", "required");
  return onBehalf;
}
