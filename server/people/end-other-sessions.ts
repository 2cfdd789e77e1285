import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Ends every session of the actor but the one that asks, on open sockets too (`session.ended`). */
export async function endOtherSessions({ models }: Pick<Dependencies, "models">, transaction: Transaction, { person, session: own }: Actor): Promise<void> {
  const { session } = transaction;
  const others = await models.sessions.find({ person: person.id, publicId: { $ne: own } }, { publicId: 1 }, { session }).lean();
  await models.sessions.deleteMany({ _id: { $in: others.map((other) => other._id) } }, { session });
  for (const other of others) transaction.emit(`user:${person.id}`, "session.ended", { session: other.publicId });
}
