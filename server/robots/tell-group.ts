import type { RobotRecord } from "../../models/robot.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import { gatherNews } from "./gather-news.ts";
import { noteOutcome } from "./note-outcome.ts";
import { postMessage } from "./post-message.ts";
import { providers } from "./providers/providers.ts";
import { writeMessage } from "./write-message.ts";

/** One message of all that a robot has not told of, or none: it waits for news then. What happens in a burst comes in one message. */
export async function tellGroup(dependencies: OutboundDependencies, robot: RobotRecord): Promise<void> {
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
