import type { RobotFault } from "../../app/contracts/robots.ts";
import type { RobotRecord } from "../../models/robot.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import { waitAfter } from "../outbound/wait-after.ts";
import type { Outcome } from "./providers/provider.ts";

/** Shortest time between two messages of a robot: what happens meanwhile comes together, and no work app's limit is near. */
export const SPACING_MS = 15_000;
const PATIENCE = { firstMs: 10_000, longestMs: 30 * 60_000 };

/**
 * Writes down what became of a message that told of everything up to `upTo`: told, to be told again later, or never until somebody mends
 * the robot; who keeps the alliance is told so.
 */
export async function noteOutcome(dependencies: OutboundDependencies, robot: RobotRecord, outcome: Outcome, upTo: number): Promise<void> {
  const { models, clock, log } = dependencies;
  const now = clock.now();
  const { _id, sealed, after } = robot;
  // One that was turned off and on, or given another address meanwhile, has begun anew.
  const same = { _id, sealed, after, state: "on" as const };
  if (outcome.kind === "sent") {
    await models.robots.updateOne(same, { $set: { after: upTo, tries: 0, lastSentAt: now, nextAt: new Date(now.getTime() + SPACING_MS) } });
    return;
  }
  log.warn({ robot: _id, provider: robot.provider, code: outcome.code, tries: robot.tries }, "a work app did not take a message");
  if (outcome.kind === "again") {
    const waitMs = outcome.pauseMs ?? waitAfter(PATIENCE, robot.tries, Math.random());
    await models.robots.updateOne(same, { $set: { tries: robot.tries + 1, nextAt: new Date(now.getTime() + waitMs) } });
    return;
  }
  await refuse(dependencies, robot, outcome.fault, same);
}

async function refuse({ models, inTransaction, notify, keepersOf }: OutboundDependencies, robot: RobotRecord, fault: RobotFault, same: Partial<RobotRecord>): Promise<void> {
  const { _id: id, alliance, county, name } = robot;
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const written = await models.robots.updateOne(same, { $set: { state: "refused", fault, nextAt: null }, $inc: { revision: 1 } }, { session });
    if (written.matchedCount === 0) return;
    await notify(transaction, await keepersOf(transaction, { alliance, county }), {
      key: `robot.refused:${id}:${at.getTime()}`,
      kind: "robot_refused",
      facts: { name },
      href: `/admin/alliances/${alliance}`,
    });
    transaction.audit({ action: "robot.refused", subject: { kind: "robot", id }, alliance, county, after: { name, fault } });
  });
}
