import type { EditionCorrection, EditionView } from "../../../app/contracts/editions.ts";
import { canPublishEditions } from "../../access/edition-rules.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict, forbidden } from "../../errors.ts";
import { getEdition } from "./get-edition.ts";
import { requireEdition } from "./require-edition.ts";

/** Most corrections of one edition. */
const MOST = 50;

/** Says above an edition what was wrong in it; its lines stay as they are. @throws not_found, forbidden; conflict `edition_corrections` when there are too many */
export async function correctEdition(dependencies: Dependencies, actor: Actor, id: string, { text }: EditionCorrection): Promise<EditionView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const edition = await requireEdition(models, actor, id, session);
    if (!canPublishEditions(actor, edition)) throw forbidden();
    if (edition.corrections.length >= MOST) throw conflict("edition_corrections", { most: MOST });
    const correction = { at, person: actor.person.id, name: actor.person.name, text };
    await models.editions.updateOne({ _id: id }, { $set: { corrections: [...edition.corrections, correction] } }, { session });
    transaction.emit(`alliance:${edition.alliance}`, "edition.corrected", { edition: id, alliance: edition.alliance, year: edition.year, serial: edition.serial });
    transaction.audit({
      action: "edition.correct",
      subject: { kind: "alliance", id: edition.alliance },
      alliance: edition.alliance,
      county: edition.county,
      after: { number: `${edition.year}-${edition.serial}`, text },
    });
  });
  return getEdition(dependencies, actor, id);
}
