import { randomUUID } from "node:crypto";
import type { RobotRecord } from "../../models/robot.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A robot of an alliance straight in the store, with an address that no hub can open. */
export async function buildRobot({ models, ids, clock }: Dependencies, alliance: { id: string; county: string }, given: Partial<RobotRecord> = {}): Promise<RobotRecord> {
  const robot: RobotRecord = {
    _id: ids.next(),
    alliance: alliance.id,
    county: alliance.county,
    name: "联盟群",
    provider: "wecom",
    sealed: "none",
    fingerprint: randomUUID(),
    tail: "0000",
    signed: false,
    topics: ["meetings"],
    state: "on",
    fault: null,
    after: 0,
    nextAt: null,
    tries: 0,
    lastSentAt: null,
    revision: 0,
    createdAt: clock.now(),
    ...given,
  };
  await models.robots.create([robot]);
  return robot;
}
