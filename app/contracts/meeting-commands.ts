import { z } from "zod";
import { id, line, revision } from "./common.ts";
import { pollInput, recordedVotesInput, voteInput, votesInput } from "./polls.ts";

export const presenceInput = z.strictObject({ organization: id.optional() });
export const speakerInput = z.strictObject({ organization: id.optional() });

export const resultInput = z.strictObject({ itemId: id, kind: z.enum(["decision", "note"]), text: line(300) });
export const currentInput = z.strictObject({ itemId: id });

/**
 * Everything that can be done in a live meeting, alike over `meeting:command` and HTTP. Over the socket, where each
 * names the revision of its screen, only what steers the meeting is judged by it (open, move, close, polls): votes,
 * sign-ins and the speakers' queue stand on their own. Over HTTP whatever names a revision is judged by it.
 */
export const meetingCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open") }),
  z.strictObject({ type: z.literal("move"), itemId: id }),
  z.strictObject({ type: z.literal("next") }),
  z.strictObject({ type: z.literal("previous") }),
  z.strictObject({ type: z.literal("close") }),
  z.strictObject({ type: z.literal("sign-in"), ...presenceInput.shape }),
  z.strictObject({ type: z.literal("sign-out"), ...presenceInput.shape }),
  z.strictObject({ type: z.literal("speaker-add"), ...speakerInput.shape }),
  z.strictObject({ type: z.literal("speaker-remove"), speakerId: id }),
  z.strictObject({ type: z.literal("speaker-start"), speakerId: id }),
  z.strictObject({ type: z.literal("speaker-stop") }),
  z.strictObject({ type: z.literal("poll-open"), ...pollInput.shape }),
  z.strictObject({ type: z.literal("vote"), pollId: id, ...voteInput.shape }),
  z.strictObject({ type: z.literal("vote-each"), pollId: id, ...votesInput.shape }),
  z.strictObject({ type: z.literal("vote-record"), pollId: id, ...recordedVotesInput.shape }),
  z.strictObject({ type: z.literal("poll-close"), pollId: id }),
  z.strictObject({ type: z.literal("result-add"), ...resultInput.shape }),
]);
export type MeetingCommand = z.infer<typeof meetingCommand>;

export const commandReply = z.object({ revision });
