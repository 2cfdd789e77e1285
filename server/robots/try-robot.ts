import type { RobotView } from "../../app/contracts/robots.ts";
import type { Actor } from "../access/actor.ts";
import { AppError } from "../errors.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import { SPACING_MS } from "./note-outcome.ts";
import { postMessage } from "./post-message.ts";
import { presentRobot } from "./present-robot.ts";
import { requireRobot } from "./require-robot.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";

/** Work apps want so much time between two messages; trying is not held to the longer spacing of the loop. */
const PATIENCE_MS = 3_000;

/**
 * Sends a message that says who sends it; the robot shows what the work app answered. One that was turned away before is on again once a
 * message gets through, and tells of what happens from then on; one that is turned away now stops. Writes an audit record.
 * @throws not_found, forbidden; unavailable `robot_unreachable`; rate_limited
 */
export async function tryRobot(dependencies: OutboundDependencies, actor: Actor, alliance: string, id: string): Promise<RobotView> {
  const { models, inTransaction, clock, baseUrl } = dependencies;
  const { robot, alliance: record } = await requireRobot(dependencies, actor, alliance, id);
  const now = clock.now();
  const readyInMs = (robot.lastSentAt?.getTime() ?? 0) + PATIENCE_MS - now.getTime();
  if (readyInMs > 0) throw new AppError("rate_limited", { retryAfterMs: readyInMs });
  const outcome = await postMessage(dependencies, robot, {
    title: `链盟 · ${record.name}`,
    lines: [{ text: `${actor.person.name}把这个群接入了链盟，联盟的动态会发到这里`, href: `${baseUrl}/alliances/${alliance}` }],
  });
  if (outcome.kind === "again") throw new AppError("unavailable", { reason: "robot_unreachable", retryAfterMs: outcome.pauseMs ?? PATIENCE_MS });
  const after = outcome.kind === "refused" ? { fault: outcome.fault, nextAt: null } : { fault: null, tries: 0, lastSentAt: now, nextAt: new Date(now.getTime() + SPACING_MS) };
  return inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const { robot: current } = await requireRobot(dependencies, actor, alliance, id, session);
    const mended = outcome.kind === "sent" && current.state === "refused" && { after: await newestNumber(dependencies, `alliance:${alliance}`, session) };
    const state = mended ? "on" : outcome.kind === "refused" ? "refused" : current.state;
    const changes = { ...after, ...mended, state, revision: current.revision + (state === current.state ? 0 : 1) };
    await models.robots.updateOne({ _id: id }, { $set: changes }, { session });
    const told = { name: current.name, ...(outcome.kind === "refused" && { fault: outcome.fault }) };
    transaction.audit({ action: outcome.kind === "refused" ? "robot.refused" : "robot.try", subject: { kind: "robot", id }, alliance, county: current.county, after: told });
    return presentRobot({ ...current, ...changes });
  });
}
