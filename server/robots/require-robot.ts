import type { ClientSession } from "mongoose";
import type { RobotRecord } from "../../models/robot.ts";
import { canReadAlliance } from "../access/alliance-rules.ts";
import type { Actor } from "../access/actor.ts";
import { canKeepRobots } from "../access/robot-rules.ts";
import type { AllianceScope } from "../access/scope.ts";
import { forbidden, notFound } from "../errors.ts";
import type { RobotDependencies } from "./robot-dependencies.ts";

/**
 * The alliance whose robots the actor keeps.
 * @throws not_found when they may not read it, forbidden when they may only read it
 */
export async function requireKeeper({ models }: RobotDependencies, actor: Actor, alliance: string, session: ClientSession | null = null): Promise<AllianceScope & { name: string }> {
  const record = await models.alliances.findOne({ _id: alliance }, { county: 1, name: 1 }, { session }).lean();
  const scope = record && { alliance, county: record.county, name: record.name };
  if (!scope || !canReadAlliance(actor, scope)) throw notFound();
  if (!canKeepRobots(actor, scope)) throw forbidden();
  return scope;
}

/** A robot of an alliance whose robots the actor keeps. @throws as `requireKeeper`; not_found when the alliance has no such robot */
export async function requireRobot(dependencies: RobotDependencies, actor: Actor, alliance: string, id: string, session: ClientSession | null = null): Promise<{ robot: RobotRecord; scope: AllianceScope & { name: string } }> {
  const scope = await requireKeeper(dependencies, actor, alliance, session);
  const robot = await dependencies.models.robots.findOne({ _id: id, alliance }, null, { session }).lean();
  if (!robot) throw notFound();
  return { robot, scope };
}
