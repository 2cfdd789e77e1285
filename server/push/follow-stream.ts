import { followRequest, type FollowReply, type StreamName } from "../../app/contracts/streams.ts";
import type { Dependencies } from "../dependencies.ts";
import { asAppError } from "../http/problem-reply.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import type { Followers } from "./followers.ts";
import { actorAt, type HubSocket } from "./hub-socket.ts";
import { LONGEST_REPLAY, readStream, requireStream } from "./read-stream.ts";

/**
 * Makes a socket follow a stream and answers with what it missed since `after`; `resync` when that is more than is
 * replayed or older than what is kept.
 * @throws not_found when there is no such stream or the person may not follow it
 */
export async function followStream(
  dependencies: Dependencies,
  followers: Followers,
  socket: HubSocket,
  request: unknown,
): Promise<FollowReply> {
  const parsed = followRequest.safeParse(request);
  if (!parsed.success) return { ok: false, code: "bad_input" };
  const { after } = parsed.data;
  const stream = parsed.data.stream as StreamName;
  const actor = actorAt(socket, dependencies.clock.now());
  const subject = await requireStream(dependencies, actor, stream);
  const newest = await newestNumber(dependencies, stream);
  // Following begins before the replay is read: an event in between arrives twice rather than never.
  if (socket.connected) followers.add(stream, socket.id, subject, newest);
  if (after === undefined) return { ok: true, seq: newest, events: [] };
  if (after > newest || newest - after > LONGEST_REPLAY) return { ok: true, seq: newest, resync: true };
  try {
    return { ok: true, ...(await readStream(dependencies, actor, stream, { after, limit: LONGEST_REPLAY })) };
  } catch (error) {
    if (asAppError(error).code === "gone") return { ok: true, seq: newest, resync: true };
    throw error;
  }
}
