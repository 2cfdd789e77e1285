import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";

/**
 * Ends one of the actor's own browser sessions, named by its public id. Its sockets close on every node,
 * because the end is an event.
 * @throws not_found when the actor has no such session
 */
export async function endSession({ models, inTransaction }: Dependencies, actor: Actor, publicId: string): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const ended = await models.sessions.findOneAndDelete(
      { publicId, person: actor.person.id },
      { session: transaction.session },
    );
    if (!ended) throw notFound();
    transaction.audit({ action: "session.end", subject: { kind: "session", id: publicId } });
    transaction.emit(`user:${actor.person.id}`, "session.ended", { session: publicId });
  });
}
