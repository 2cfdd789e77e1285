import type { OutsideAccountView } from "../../../app/contracts/outside-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";

/** The accounts elsewhere that sign the actor in, newest first. */
export async function listOutsideAccounts({ models }: Dependencies, actor: Actor): Promise<OutsideAccountView[]> {
  const accounts = await models.outsideAccounts.find({ person: actor.person.id }).sort({ linkedAt: -1 }).limit(100).lean();
  return accounts.map(({ _id, provider, label, linkedAt, lastUsedAt }) => ({
    id: _id,
    provider,
    label,
    linkedAt: linkedAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Has one of them sign the actor in no longer. @throws not_found when the actor has no such one */
export async function endOutsideAccount({ models, inTransaction }: Dependencies, actor: Actor, id: string): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const ended = await models.outsideAccounts.findOneAndDelete({ _id: id, person: actor.person.id }, { session: transaction.session }).lean();
    if (!ended) throw notFound();
    transaction.audit({ action: "outside_account.end", subject: { kind: "outside_account", id }, before: { provider: ended.provider } });
  });
}
