import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Number of the newest event of an alliance's stream: a follower that begins here tells of what happens from now on. */
export async function newestNumber({ models }: Dependencies, { session }: Pick<Transaction, "session">, alliance: string): Promise<number> {
  const counter = await models.counters.findOne({ _id: `alliance:${alliance}` }, null, { session }).lean();
  return counter?.value ?? 0;
}
