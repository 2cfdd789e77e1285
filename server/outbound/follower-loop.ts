import { setTimeout as sleep } from "node:timers/promises";
import type { Model, UpdateQuery } from "mongoose";
import type { EventRecord } from "../../models/event.ts";
import type { Clock } from "../clock.ts";
import type { Follower } from "./follower.ts";

/** A process that tells has a follower to itself for so long; then another one may try. Longer than a look and its answers take. */
const HELD_MS = 60_000;
/** Followers that are seen to at a time, each in a turn of its own: so many at the other end have to be silent before others wait for them. */
const MOST = 20;
/** A run waits so long for the turns that it began; those that take longer go on beside the runs that follow. */
const PATIENCE_MS = 2_000;

/** Tells the outside of what happens in alliances. */
export interface FollowerLoop {
  onEvent(event: EventRecord): void;
  /** Tells of what has happened since; run by the clock. @throws Error of a turn that failed in this run, or since the one before */
  tell(): Promise<void>;
  /** Waits for the turns that are under way; called once no run begins any more. */
  end(): Promise<void>;
}

/**
 * The alliances' streams are the outbox: each follower keeps the number up to which it has told. The number moves once the other end has taken
 * it, so a process that dies in between has it told again: at least once, in order. Every process hears of every event, and one guarded write
 * decides which of them gets the follower. One that takes long holds up nobody but itself.
 * @param parts.isHeld whether nobody outside is to be told now; what happens meanwhile is told afterwards
 * @param parts.look tells of what a follower has not told, and says when to look again; the follower is this process's alone meanwhile
 */
export function createFollowerLoop<Kind extends Follower>(parts: { followers: Model<Kind>; clock: Clock; isHeld: () => Promise<boolean>; look: (follower: Kind) => Promise<void> }): FollowerLoop {
  const { followers, clock, isHeld, look } = parts;
  const stirred = new Set<string>();
  /** Turns by follower; one has no second turn meanwhile, however long the first takes. */
  const underWay = new Map<string, { alliance: string; turn: Promise<void> }>();
  const turns = () => [...underWay.values()].map(({ turn }) => turn);
  const failures: unknown[] = [];
  /** A process that has just begun did not hear what came before. */
  let knowsAll = false;

  const claim = (_id: string): Promise<Kind | null> => {
    const now = clock.now();
    const free = { _id, state: "on", $or: [{ nextAt: null }, { nextAt: { $lte: now } }] };
    const held: UpdateQuery<Follower> = { $set: { nextAt: new Date(now.getTime() + HELD_MS) } };
    return followers.findOneAndUpdate(free, held as UpdateQuery<Kind>, { returnDocument: "after" }).lean<Kind>();
  };

  const takeTurn = async (_id: string): Promise<void> => {
    try {
      const follower = await claim(_id);
      if (follower) await look(follower);
    } catch (error) {
      failures.push(error);
    }
  };

  /** Begins a turn of each, as soon as there is room for it. @returns the turns */
  const seeTo = async (which: Record<string, unknown>): Promise<Promise<void>[]> => {
    const begun: Promise<void>[] = [];
    for (let last = ""; ; ) {
      const found = await followers.find({ ...which, state: "on", _id: { $gt: last } }, { alliance: 1 }).sort({ _id: 1 }).limit(MOST).lean<Pick<Follower, "_id" | "alliance">[]>();
      for (const { _id, alliance } of found) {
        while (underWay.size >= MOST) await Promise.race(turns());
        if (underWay.has(_id)) continue;
        const turn = takeTurn(_id).finally(() => underWay.delete(_id));
        underWay.set(_id, { alliance, turn });
        begun.push(turn);
      }
      if (found.length < MOST) return begun;
      last = found.at(-1)!._id;
    }
  };

  return {
    onEvent({ stream }) {
      if (stream.startsWith("alliance:")) stirred.add(stream.slice("alliance:".length));
    },
    async tell() {
      if (await isHeld()) return;
      const alliances = [...stirred];
      stirred.clear();
      // A turn that is under way may have read the stream before: its follower is looked at once more after it.
      for (const { alliance } of underWay.values()) if (alliances.includes(alliance)) stirred.add(alliance);
      try {
        const begun = knowsAll ? await seeTo({ nextAt: { $lte: clock.now() } }) : await seeTo({});
        if (knowsAll && alliances.length > 0) begun.push(...(await seeTo({ alliance: { $in: alliances }, nextAt: null })));
        await Promise.race([Promise.all(begun), sleep(PATIENCE_MS, undefined, { ref: false })]);
        if (failures.length > 0) throw failures.splice(0)[0];
        knowsAll = true;
      } catch (error) {
        for (const alliance of alliances) stirred.add(alliance);
        throw error;
      }
    },
    async end() {
      await Promise.all(turns());
    },
  };
}
