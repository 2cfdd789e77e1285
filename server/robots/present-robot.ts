import type { RobotView } from "../../app/contracts/robots.ts";
import type { RobotRecord } from "../../models/robot.ts";

/** A robot as its keepers see it: never its address or secret. Pure. */
export function presentRobot(robot: RobotRecord): RobotView {
  const { _id: id, name, provider, tail, signed, topics, state, fault, tries, nextAt, lastSentAt, revision } = robot;
  return {
    id,
    name,
    provider,
    tail,
    signed,
    topics,
    state,
    fault,
    retryAt: state === "on" && tries > 0 && nextAt ? nextAt.toISOString() : null,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    revision,
  };
}
