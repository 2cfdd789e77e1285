import { z } from "zod";
import { instant, writeKey } from "./common.ts";

/** `user:{id}`, `organization:{id}`, `alliance:{id}` or `meeting:{id}`: an ordered log without gaps. */
export const streamName = z.string().regex(/^(user|organization|alliance|meeting):[0-9a-f]{24}$/, { error: "stream" });
export type StreamName = `${"user" | "organization" | "alliance" | "meeting"}:${string}`;

/** What can happen, told in the past. `hidden` stands for an event of which the reader may see nothing. */
export const eventTypes = [
  "listing.published",
  "listing.changed",
  "listing.expiring",
  "match.suggested",
  "match.accepted",
  "match.declined",
  "cooperation.changed",
  "policy.published",
  "policy.suggested",
  "edition.published",
  "edition.corrected",
  "meeting.scheduled",
  "meeting.changed",
  "meeting.near",
  "meeting.opened",
  "meeting.closed",
  "meeting.cancelled",
  "agenda.changed",
  "presence.changed",
  "speaker.changed",
  "poll.opened",
  "poll.changed",
  "poll.closed",
  "minutes.changed",
  "resolution.changed",
  "action.changed",
  "suggestion.changed",
  "undertaking.changed",
  "urgent.changed",
  "example.changed",
  "consultation.changed",
  "case.changed",
  "chair.changed",
  "alliance.changed",
  "plan.changed",
  "referral.changed",
  "common-need.changed",
  "notice.created",
  "seat.changed",
  "session.ended",
] as const;
export type EventType = (typeof eventTypes)[number];

/** One event as a reader gets it; `seq` grows by exactly 1 within its stream. */
export const streamEvent = z.object({
  stream: z.string(),
  seq: z.int(),
  type: z.enum([...eventTypes, "hidden"]),
  at: instant.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type StreamEvent = z.infer<typeof streamEvent>;

export const followRequest = z.strictObject({ stream: streamName, after: z.int().min(0).optional() });
export const leaveRequest = z.strictObject({ stream: streamName });

export type FollowReply =
  | { ok: true; seq: number; events: StreamEvent[] }
  | { ok: true; seq: number; resync: true }
  | { ok: false; code: string };

export type LeaveReply = { ok: true } | { ok: false; code: string };

/** A command in a live meeting; `command` itself is parsed by the meeting's own contract. */
export const meetingCommandRequest = z.strictObject({
  meetingId: z.string().regex(/^[0-9a-f]{24}$/, { error: "id" }),
  revision: z.int().min(0),
  command: z.record(z.string(), z.unknown()),
  key: writeKey,
});
export type MeetingCommandReply =
  | { ok: true; revision: number }
  | { ok: false; code: string; detail?: string; errors?: { path: string; message: string }[] };

/** Socket.IO events that a client may emit. */
export interface ClientToServer {
  "stream:follow": (request: z.infer<typeof followRequest>, reply: (reply: FollowReply) => void) => void;
  "stream:leave": (request: z.infer<typeof leaveRequest>, reply: (reply: LeaveReply) => void) => void;
  "meeting:command": (
    request: z.infer<typeof meetingCommandRequest>,
    reply: (reply: MeetingCommandReply) => void,
  ) => void;
}

/** Socket.IO events that the server may emit. */
export interface ServerToClient {
  "stream:event": (event: StreamEvent) => void;
  "server:draining": (notice: { reconnectAfterMs: number }) => void;
}
