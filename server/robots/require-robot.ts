import type { ClientSession } from "mongoose";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { RobotRecord } from "../../models/robot.ts";
import type { Actor } from "../access/actor.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import { requireFollower } from "../outbound/require-follower.ts";

/** A robot of an alliance that the actor keeps. @throws not_found, also when the alliance has no such robot; forbidden */
export async function requireRobot(dependencies: OutboundDependencies, actor: Actor, alliance: string, id: string, session?: ClientSession): Promise<{ robot: RobotRecord; alliance: AllianceRecord }> {
  const found = await requireFollower(dependencies, dependencies.models.robots, actor, alliance, id, session);
  return { robot: found.follower, alliance: found.alliance };
}
