import type { StreamEvent } from "../../app/contracts/streams.ts";
import type { EventRecord } from "../../models/event.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeEvent, type StreamSubject } from "../access/stream-rules.ts";
import { scopeOf } from "./stream-subject.ts";

/** The event for those who may see it. Pure. */
export const presentEvent = ({ stream, seq, type, at, data }: EventRecord): StreamEvent => ({
  stream,
  seq,
  type,
  at: at.toISOString(),
  data,
});

/** What stands in its place for all others, so that the numbers have no holes. Pure. */
export const presentHidden = ({ stream, seq }: EventRecord): StreamEvent => ({ stream, seq, type: "hidden" });

/** The event as one reader gets it. Pure. */
export const presentEventTo = (actor: Actor, subject: StreamSubject, event: EventRecord): StreamEvent =>
  canSeeEvent(actor, event.audience, scopeOf(subject)) ? presentEvent(event) : presentHidden(event);
