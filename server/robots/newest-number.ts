import type { Transaction } from "../outbox/transaction.ts";
import type { RobotDependencies } from "./robot-dependencies.ts";

/** Number of the newest event of an alliance's stream: a robot that begins here tells of what happens from now on. */
export async function newestNumber({ models }: RobotDependencies, { session }: Transaction, alliance: string): Promise<number> {
  const counter = await models.counters.findOne({ _id: `alliance:${alliance}` }, null, { session }).lean();
  return counter?.value ?? 0;
}
