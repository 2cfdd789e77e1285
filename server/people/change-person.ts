import type { KeptPersonView, PersonPatch } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import { canChangeAccount, canSeeAccount } from "../access/people-rules.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import { requireAccount } from "./account-facts.ts";
import { requireAnotherAdministrator } from "./end-seat.ts";
import { getAccount } from "./get-account.ts";
import type { PeopleDependencies } from "./people-dependencies.ts";

/**
 * Changes an account. Disabling it ends its sessions and tokens at once, on open sockets too (`session.ended`).
 * @throws not_found, forbidden, conflict (`stale_revision`, `last_administrator`), bad_input on `county`
 */
export async function changePerson(
  dependencies: PeopleDependencies,
  actor: Actor,
  id: string,
  patch: PersonPatch,
  revision: number,
): Promise<KeptPersonView> {
  const { models, inTransaction, divisionName } = dependencies;
  if (patch.county && divisionName(patch.county) === null) throw badField("county", "division");
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const { person, facts, seats } = await requireAccount(dependencies, actor, id, session);
    if (!canChangeAccount(actor, facts)) throw forbidden();
    if (patch.county !== undefined && !canSeeAccount(actor, patch.county)) throw forbidden();
    if (person.revision !== revision) throw conflict("stale_revision");
    const disabling = patch.disabled === true && !person.disabledAt;
    if (disabling && seats.some((seat) => seat.role === "administrator")) {
      await requireAnotherAdministrator(dependencies, transaction, id);
    }
    const set = {
      ...(patch.name && { name: patch.name }),
      ...(patch.phone && { phone: patch.phone }),
      ...(patch.county && { county: patch.county }),
      ...(disabling && { disabledAt: at }),
    };
    const unset = {
      ...(patch.phone === null && { phone: 1 }),
      ...(patch.county === null && { county: 1 }),
      ...(patch.disabled === false && { disabledAt: 1 }),
    };
    await models.people.updateOne({ _id: id, revision }, { $set: set, $unset: unset, $inc: { revision: 1 } }, { session });
    if (disabling) {
      await models.sessions.deleteMany({ person: id }, { session });
      await models.tokens.deleteMany({ person: id }, { session });
      // Else they could never be bound to a new account of the same person.
      await models.outsideAccounts.deleteMany({ person: id }, { session });
      transaction.emit(`user:${id}`, "session.ended", { all: true });
    }
    const told = { ...(patch.name && { name: patch.name }), ...(patch.county !== undefined && { county: patch.county }) };
    transaction.audit({
      action: disabling ? "person.disable" : patch.disabled === false ? "person.enable" : "person.change",
      subject: { kind: "person", id },
      county: person.county ?? null,
      before: asItWas(person, told),
      after: told,
    });
  });
  return getAccount(dependencies, actor, id);
}
