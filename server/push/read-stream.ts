import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import type { Actor } from "../access/actor.ts";
import { canBeginToFollow, type StreamSubject } from "../access/stream-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError, notFound } from "../errors.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import { presentEventTo } from "./present-event.ts";
import { findStreamSubject } from "./stream-subject.ts";

/** More missed events than this are not replayed: the page reads itself anew. */
export const LONGEST_REPLAY = 500;

/**
 * The subject of a stream that the actor may read.
 * @throws not_found when there is none or the actor may not read it
 */
export async function requireStream({ models }: Dependencies, actor: Actor, stream: StreamName): Promise<StreamSubject> {
  const subject = await findStreamSubject(models, stream);
  if (!subject || !canBeginToFollow(actor, subject)) throw notFound();
  return subject;
}

/**
 * Events of a stream after a number, as the actor may see them, and the stream's newest number.
 * @throws gone when not all of them are kept, or that number is newer than the stream itself
 */
export async function readStream(
  dependencies: Dependencies,
  actor: Actor,
  stream: StreamName,
  range: { after: number; limit: number },
): Promise<{ events: StreamEvent[]; seq: number }> {
  const subject = await requireStream(dependencies, actor, stream);
  const { models } = dependencies;
  const seq = await newestNumber(dependencies, stream);
  if (range.after > seq) throw new AppError("gone");
  const events = await models.events
    .find({ stream, seq: { $gt: range.after } })
    .sort({ seq: 1 })
    .limit(range.limit)
    .lean();
  // Kept by their time, which a clock that was set back lets run against their numbers: also in between some may be missing.
  const isWhole = events.every((event, index) => event.seq === range.after + 1 + index) && (events.length === range.limit || range.after + events.length >= seq);
  if (!isWhole) throw new AppError("gone");
  return {
    events: events.map((event) => presentEventTo(actor, subject, event)),
    seq: Math.max(seq, events.at(-1)?.seq ?? 0),
  };
}
