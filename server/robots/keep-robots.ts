import type { RobotInput, RobotPatch, RobotView } from "../../app/contracts/robots.ts";
import type { RobotRecord } from "../../models/robot.ts";
import type { Actor } from "../access/actor.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, conflict } from "../errors.ts";
import type { AuditEntry } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { hashSecret } from "../secrets.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import { presentRobot } from "./present-robot.ts";
import type { RobotKeys } from "./providers/provider.ts";
import { readAddress } from "./providers/providers.ts";
import { requireRobot } from "./require-robot.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";

/** Robots that one alliance may have. */
const MOST = 10;

/** The alliance's robots, in the order in which they were added. @throws not_found, forbidden */
export async function listRobots(dependencies: OutboundDependencies, actor: Actor, alliance: string): Promise<RobotView[]> {
  await dependencies.requireKeptAlliance(actor, alliance);
  const robots = await dependencies.models.robots.find({ alliance }).sort({ createdAt: 1, _id: 1 }).limit(MOST).lean();
  return robots.map(presentRobot);
}

/**
 * Adds a robot; it tells of what happens from now on. Writes an audit record, which does not hold the address.
 * @throws not_found, forbidden; bad_input on `address`; conflict `too_many_robots`, `robot_known`
 */
export async function addRobot(dependencies: OutboundDependencies, actor: Actor, alliance: string, input: RobotInput): Promise<RobotView> {
  const { models, inTransaction, ids } = dependencies;
  const robot = await inTransaction(actor, async (transaction): Promise<RobotRecord> => {
    const { session, at } = transaction;
    const { county } = await dependencies.requireKeptAlliance(actor, alliance, session);
    const held = await models.robots.find({ alliance }, { _id: 1 }, { session }).lean();
    if (held.length >= MOST) throw conflict("too_many_robots", { most: MOST });
    const added: RobotRecord = {
      _id: ids.next(),
      alliance,
      county,
      name: input.name,
      ...keysFrom(dependencies, input),
      topics: input.topics,
      state: "on",
      fault: null,
      after: await newestNumber(dependencies, `alliance:${alliance}`, session),
      nextAt: null,
      tries: 0,
      lastSentAt: null,
      revision: 0,
      createdAt: at,
    };
    await models.robots.create([added], { session });
    transaction.audit(entryOf("robot.add", added, { name: added.name, provider: added.provider, topics: added.topics }));
    return added;
  }).catch(refuseTwin);
  return presentRobot(robot);
}

/**
 * Changes name, topics or address, or turns it on and off. Turned on, or given another address, it tells of what happens from then on.
 * @throws not_found, forbidden; bad_input on `address`; conflict `stale_revision`, `robot_known`
 */
export async function changeRobot(
  dependencies: OutboundDependencies,
  actor: Actor,
  alliance: string,
  id: string,
  patch: RobotPatch,
  revision: number,
): Promise<RobotView> {
  const { models, inTransaction } = dependencies;
  const changed = await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const { robot } = await requireRobot(dependencies, actor, alliance, id, session);
    requireRevision(revision, robot);
    const { name, topics, on, address, secret } = patch;
    if (address === undefined && secret !== undefined) throw badField("address", "robot_secret_alone");
    const keys = address === undefined ? {} : keysFrom(dependencies, { address, secret: secret ?? "" });
    const begins = on ?? (address !== undefined && robot.state === "refused");
    const state = on === false ? "off" : begins ? "on" : robot.state;
    const fresh = state === "on" && (begins || address !== undefined);
    const changes: Partial<RobotRecord> = {
      ...(name !== undefined && { name }),
      ...(topics !== undefined && { topics }),
      ...keys,
      state,
      ...(state !== "refused" && { fault: null }),
      ...(fresh && { after: await newestNumber(dependencies, `alliance:${alliance}`, session), tries: 0, nextAt: null }),
      revision: robot.revision + 1,
    };
    await models.robots.updateOne({ _id: id, revision: robot.revision }, { $set: changes }, { session });
    const told = { ...(name !== undefined && { name }), ...(topics && { topics }), ...(on !== undefined && { on }), ...(address !== undefined && { provider: changes.provider, tail: changes.tail }) };
    transaction.audit({ ...entryOf("robot.change", robot, told), before: asItWas({ ...robot, on: robot.state === "on" }, told) });
    return { ...robot, ...changes };
  }).catch(refuseTwin);
  return presentRobot(changed);
}

/** Removes a robot with its address. @throws not_found, forbidden; conflict `stale_revision` */
export async function removeRobot(dependencies: OutboundDependencies, actor: Actor, alliance: string, id: string, revision: number | undefined): Promise<void> {
  await dependencies.inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const { robot } = await requireRobot(dependencies, actor, alliance, id, session);
    requireRevision(revision, robot);
    await dependencies.models.robots.deleteOne({ _id: id }, { session });
    transaction.audit({ ...entryOf("robot.remove", robot), before: { name: robot.name, provider: robot.provider } });
  });
}

/** @throws bad_input on `address` for anything but a robot's address of one of the work apps */
function keysFrom({ seal }: OutboundDependencies, { address, secret }: { address: string; secret: string }): Pick<RobotRecord, "provider" | "sealed" | "fingerprint" | "tail" | "signed"> {
  const read = readAddress(address);
  if (!read) throw badField("address", "robot_address_form");
  const { provider, token } = read;
  return { provider, sealed: seal.seal(JSON.stringify({ token, secret } satisfies RobotKeys)), fingerprint: hashSecret(token), tail: token.slice(-4), signed: secret !== "" };
}

const entryOf = (action: "robot.add" | "robot.change" | "robot.remove", { _id: id, alliance, county }: RobotRecord, after?: Record<string, unknown>): AuditEntry => ({
  action,
  subject: { kind: "robot", id },
  alliance,
  county,
  ...(after && { after }),
});

/** One robot a group and alliance. */
const refuseTwin = takenAs(() => conflict("robot_known"));
