import type { EventRecord } from "../../models/event.ts";
import type { RobotRecord } from "../../models/robot.ts";
import { gatherNews } from "./gather-news.ts";
import { noteOutcome } from "./note-outcome.ts";
import { postMessage } from "./post-message.ts";
import { providers } from "./providers/providers.ts";
import type { RobotDependencies } from "./robot-dependencies.ts";
import { writeMessage } from "./write-message.ts";

/** A process that sends has a robot to itself for so long; then another one may try. Longer than a look and an answer take. */
const HELD_MS = 60_000;
/** Robots that are seen to at a time: a work app that does not answer holds up few others. */
const MOST = 20;

/** Tells groups of what happens in their alliances. */
export interface RobotLoop {
  onEvent(event: EventRecord): void;
  /** Sends what has happened since; run by the clock. */
  tell(): Promise<void>;
}

/**
 * The alliances' streams are the outbox: each robot keeps the number up to which it has told, and a message tells of all that came since.
 * The number moves once the work app has taken the message, so a process that dies in between has it told again: at least once, in order.
 * What happens in a burst comes in one message. Every process hears of every event, and one of them gets the robot.
 */
export function createRobotLoop(dependencies: RobotDependencies): RobotLoop {
  const { models, clock } = dependencies;
  const stirred = new Set<string>();
  /** A process that has just begun did not hear what came before. */
  let knowsAll = false;

  const claim = (_id: string): Promise<RobotRecord | null> => {
    const now = clock.now();
    return models.robots
      .findOneAndUpdate({ _id, state: "on", $or: [{ nextAt: null }, { nextAt: { $lte: now } }] }, { $set: { nextAt: new Date(now.getTime() + HELD_MS) } }, { returnDocument: "after" })
      .lean();
  };

  const seeTo = async (which: Record<string, unknown>): Promise<void> => {
    for (let last = ""; ; ) {
      const robots = await models.robots.find({ ...which, state: "on", _id: { $gt: last } }, { _id: 1 }).sort({ _id: 1 }).limit(MOST).lean();
      await Promise.all(robots.map(({ _id }) => claim(_id).then((robot) => robot && tellGroup(dependencies, robot))));
      if (robots.length < MOST) return;
      last = robots.at(-1)!._id;
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

/** One message of all that a robot has not told of, or none: it waits for news then. */
async function tellGroup(dependencies: RobotDependencies, robot: RobotRecord): Promise<void> {
  const { models, baseUrl } = dependencies;
  const { lines, upTo } = await gatherNews(dependencies, robot);
  if (lines.length === 0) {
    // Events that came in pieces too long for one look leave something to look at.
    const nextAt = upTo === robot.after ? null : dependencies.clock.now();
    await models.robots.updateOne({ _id: robot._id, state: "on", after: robot.after }, { $set: { after: upTo, nextAt, tries: 0 } });
    return;
  }
  const alliance = await models.alliances.findOne({ _id: robot.alliance }, { name: 1 }).lean();
  const message = writeMessage(providers[robot.provider], `链盟 · ${alliance?.name ?? ""}`, lines, (count) => ({ text: `另有 ${count} 条，打开链盟查看`, href: `${baseUrl}/` }));
  await noteOutcome(dependencies, robot, await postMessage(dependencies, robot, message), upTo);
}
