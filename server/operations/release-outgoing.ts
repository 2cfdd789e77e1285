import type { Actor } from "../access/actor.ts";
import { canReadOperations } from "../access/operations-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden, notFound } from "../errors.ts";

/**
 * Lets a hub that was restored from a backup tell robots and webhooks again, from where the backup stood: for when it is the one that goes on.
 * @throws forbidden to anybody but administrators; not_found when nothing is held
 */
export async function releaseOutgoing({ models, inTransaction }: Dependencies, actor: Actor): Promise<void> {
  if (!canReadOperations(actor)) throw forbidden();
  await inTransaction(actor, async (transaction) => {
    const held = await models.outgoingHolds.findOneAndDelete({ _id: "restored" }, { session: transaction.session }).lean();
    if (!held) throw notFound();
    transaction.audit({ action: "hub.release", subject: { kind: "person", id: actor.person.id } });
  });
}
