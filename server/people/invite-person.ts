import type { InvitationView } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import { canInvite } from "../access/people-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden } from "../errors.ts";
import { requireAccount } from "./account-facts.ts";
import { hashSecret, newSecret } from "../secrets.ts";

/** How long a link is good for. */
const VALID_MS = 7 * 86_400_000;

/** A fresh one-time link: what is shown once, and what is stored of it. */
export function newInvitation(now: Date): { view: InvitationView; stored: { hash: string; expiresAt: Date } } {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  return {
    view: { path: `/invitation?token=${token}`, expiresAt: expiresAt.toISOString() },
    stored: { hash: hashSecret(token), expiresAt },
  };
}

/**
 * Gives a person a new one-time link for setting their password; an older link is good for nothing then.
 * @throws not_found, forbidden, conflict `person_disabled`
 */
export async function invitePerson(dependencies: Dependencies, actor: Actor, id: string): Promise<InvitationView> {
  const { models, inTransaction } = dependencies;
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const { person, facts } = await requireAccount(dependencies, actor, id, session);
    if (!canInvite(actor, facts)) throw forbidden();
    if (person.disabledAt) throw conflict("person_disabled");
    const { view, stored } = newInvitation(at);
    await models.people.updateOne({ _id: id }, { $set: { invitation: stored } }, { session });
    transaction.audit({ action: "person.invite", subject: { kind: "person", id }, county: person.county ?? null });
    return view;
  });
}
