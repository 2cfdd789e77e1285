import type { Model, UpdateQuery } from "mongoose";
import type { EventRecord } from "../../models/event.ts";
import type { Clock } from "../clock.ts";
import type { Follower } from "./follower.ts";

/** A process that tells has a follower to itself for so long; then another one may try. Longer than a look and its answers take. */
const HELD_MS = 60_000;
/** Followers that are seen to at a time: one at the other end that does not answer holds up few others. */
const MOST = 20;

/** Tells the outside of what happens in alliances. */
export interface FollowerLoop {
  onEvent(event: EventRecord): void;
  /** Tells of what has happened since; run by the clock. */
  tell(): Promise<void>;
}

/**
 * The alliances' streams are the outbox: each follower keeps the number up to which it has told. The number moves once the other end has taken
 * it, so a process that dies in between has it told again: at least once, in order. Every process hears of every event, and one guarded write
 * decides which of them gets the follower.
 * @param parts.look tells of what a follower has not told, and says when to look again; the follower is this process's alone meanwhile
 */
export function createFollowerLoop<Kind extends Follower>(parts: { followers: Model<Kind>; clock: Clock; look: (follower: Kind) => Promise<void> }): FollowerLoop {
  const { followers, clock, look } = parts;
  const stirred = new Set<string>();
  /** A process that has just begun did not hear what came before. */
  let knowsAll = false;

  const claim = (_id: string): Promise<Kind | null> => {
    const now = clock.now();
    const free = { _id, state: "on", $or: [{ nextAt: null }, { nextAt: { $lte: now } }] };
    const held: UpdateQuery<Follower> = { $set: { nextAt: new Date(now.getTime() + HELD_MS) } };
    return followers.findOneAndUpdate(free, held as UpdateQuery<Kind>, { returnDocument: "after" }).lean<Kind>();
  };

  const seeTo = async (which: Record<string, unknown>): Promise<void> => {
    for (let last = ""; ; ) {
      const found = await followers.find({ ...which, state: "on", _id: { $gt: last } }, { _id: 1 }).sort({ _id: 1 }).limit(MOST).lean<{ _id: string }[]>();
      await Promise.all(found.map(({ _id }) => claim(_id).then((follower) => follower && look(follower))));
      if (found.length < MOST) return;
      last = found.at(-1)!._id;
    }
  };

  return {
    onEvent({ stream }) {
      if (stream.startsWith("alliance:")) stirred.add(stream.slice("alliance:".length));
    },
    async tell() {
      const alliances = [...stirred];
      stirred.clear();
      try {
        if (!knowsAll) await seeTo({});
        else {
          await seeTo({ nextAt: { $lte: clock.now() } });
          if (alliances.length > 0) await seeTo({ alliance: { $in: alliances }, nextAt: null });
        }
        knowsAll = true;
      } catch (error) {
        for (const alliance of alliances) stirred.add(alliance);
        throw error;
      }
    },
  };
}
