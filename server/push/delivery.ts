import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import type { EventRecord } from "../../models/event.ts";
import { canFollow, canSeeEvent } from "../access/stream-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Followers } from "./followers.ts";
import { actorAt, type HubSocketServer } from "./hub-socket.ts";
import { presentEvent, presentHidden } from "./present-event.ts";
import { scopeOf } from "./stream-subject.ts";

export interface Delivery {
  /** Pushes an event of the log to this node's followers of its stream, in the order of its numbers. */
  deliver(event: EventRecord): void;
  /** Reads and pushes what this node has not delivered of each followed stream. */
  catchUpAll(): Promise<void>;
}

/** Longest stretch that is read at once after the feed was closed. */
const LONGEST_CATCH_UP = 10_000;

/** Delivery of the log to sockets: at least once and in order, filtered per reader at the moment of pushing. */
export function createDelivery(io: HubSocketServer, followers: Followers, { models, clock, log }: Dependencies): Delivery {
  const send = (sockets: string[], event: StreamEvent) => {
    // One broadcast to the sockets' own rooms encodes the packet once for all of them.
    if (sockets.length > 0) io.to(sockets).emit("stream:event", event);
  };

  const deliver = (event: EventRecord): void => {
    const followed = followers.find(event.stream);
    if (!followed || event.seq <= followed.delivered) return;
    if (event.seq > followed.delivered + 1) return void catchUp(event.stream);
    followed.delivered = event.seq;
    const now = clock.now();
    const seeing: string[] = [];
    const blind: string[] = [];
    for (const id of followed.sockets) {
      const socket = io.sockets.sockets.get(id);
      if (!socket) continue;
      const actor = actorAt(socket, now);
      if (!canFollow(actor, followed.subject)) followers.remove(event.stream, id);
      else if (canSeeEvent(actor, event.audience, scopeOf(followed.subject))) seeing.push(id);
      else blind.push(id);
    }
    send(seeing, presentEvent(event));
    send(blind, presentHidden(event));
  };

  const catchUp = async (stream: StreamName): Promise<void> => {
    const followed = followers.find(stream);
    if (!followed) return;
    try {
      const missed = await models.events
        .find({ stream, seq: { $gt: followed.delivered } })
        .sort({ seq: 1 })
        .limit(LONGEST_CATCH_UP)
        .lean();
      for (const event of missed) {
        // Older ones were trimmed: clients see the hole in the numbers and read the page anew.
        if (event.seq > followed.delivered + 1) followed.delivered = event.seq - 1;
        deliver(event);
      }
    } catch (error) {
      log.warn({ err: error, stream }, "a stream could not be caught up; the next event tries again");
    }
  };

  return {
    deliver,
    async catchUpAll() {
      await Promise.all(followers.streams().map(catchUp));
    },
  };
}
