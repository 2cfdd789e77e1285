import type { OutsideProvider } from "../../../app/contracts/outside-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import { takenAs } from "../../database/is-taken.ts";
import { conflict } from "../../errors.ts";
import type { OutsideAccountDependencies } from "./outside-account-dependencies.ts";
import type { OutsideIdentity } from "./providers/provider.ts";

const taken = () => conflict("outside_taken");

/** @throws conflict `outside_taken` when the account elsewhere is bound to somebody else than `person` (null: to anybody) */
export async function requireFree({ models }: OutsideAccountDependencies, provider: OutsideProvider, { realm, subject }: OutsideIdentity, person: string | null): Promise<"free" | "own"> {
  const known = await models.outsideAccounts.findOne({ provider, realm, subject }).lean();
  if (known && known.person !== person) throw taken();
  return known ? "own" : "free";
}

/**
 * Has an account elsewhere sign the actor in from now on; they are told, so that a stranger's does not stay unnoticed. Nothing where it does
 * already. @throws conflict `outside_taken`
 */
export async function bindAccount(dependencies: OutsideAccountDependencies, actor: Actor, provider: OutsideProvider, identity: OutsideIdentity): Promise<void> {
  const { models, inTransaction, ids, notify } = dependencies;
  const { realm, subject, label } = identity;
  const person = actor.person.id;
  if ((await requireFree(dependencies, provider, identity, person)) === "own") return;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const id = ids.next();
    await models.outsideAccounts.create([{ _id: id, person, provider, realm, subject, label, linkedAt: at, lastUsedAt: null }], { session }).catch(takenAs(taken));
    await notify(transaction, [person], { key: `outside-account.bound:${id}`, kind: "outside_account_bound", facts: {}, href: "/me" });
    transaction.audit({ action: "outside_account.link", subject: { kind: "outside_account", id }, after: { provider, name: label } });
  });
}
