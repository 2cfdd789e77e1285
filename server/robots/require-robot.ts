import type { ClientSession } from "mongoose";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { RobotRecord } from "../../models/robot.ts";
import type { Actor } from "../access/actor.ts";
import { notFound } from "../errors.ts";
import type { RobotDependencies } from "./robot-dependencies.ts";

/** A robot of an alliance that the actor keeps. @throws not_found, also when the alliance has no such robot; forbidden */
export async function requireRobot(
  { models, requireKeptAlliance }: RobotDependencies,
  actor: Actor,
  allianceId: string,
  id: string,
  session?: ClientSession,
): Promise<{ robot: RobotRecord; alliance: AllianceRecord }> {
  const alliance = await requireKeptAlliance(actor, allianceId, session);
  const robot = await models.robots.findOne({ _id: id, alliance: allianceId }, null, { session: session ?? null }).lean();
  if (!robot) throw notFound();
  return { robot, alliance };
}
