import type { UrgentInput, UrgentView } from "../../../app/contracts/urgent-matters.ts";
import type { UrgentMatterRecord } from "../../../models/urgent-matter.ts";
import type { Actor } from "../../access/actor.ts";
import { isInsider } from "../../access/scope.ts";
import { canRegisterUrgent } from "../../access/urgent-rules.ts";
import { nextNumber } from "../../database/next-number.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, forbidden, notFound } from "../../errors.ts";
import { findUnit } from "./find-unit.ts";
import { getUrgent } from "./list-urgent.ts";
import { tellUrgent } from "./tell-urgent.ts";

/**
 * Registers what could not wait for a meeting, numbered in the alliance's ledger of the year; it waits to be confirmed by the next one. The
 * alliance and its county's officers are told.
 * @throws not_found for an alliance that is not the actor's; forbidden for who may not register; bad_input on `unit` outside the alliance
 */
export async function registerUrgent(dependencies: Dependencies, actor: Actor, input: UrgentInput): Promise<UrgentView> {
  const { models, inTransaction, ids } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  if (!alliance || !isInsider(actor, { alliance: alliance._id, county: alliance.county })) throw notFound();
  if (!canRegisterUrgent(actor, alliance._id)) throw forbidden();
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const unit = await findUnit(models, { id: alliance._id, county: alliance.county }, input.unit, session);
    if (unit === null) throw badField("unit", "not_allowed");
    const matter: UrgentMatterRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number: await nextNumber(models, "urgent", alliance._id, transaction),
      title: input.title,
      why: input.why,
      done: input.done,
      unit: input.unit,
      registeredBy: { person: actor.person.id, name: actor.person.name },
      state: "waiting",
      decision: null,
      revision: 0,
      createdAt: at,
    };
    await models.urgentMatters.create([matter], { session });
    await tellUrgent(dependencies, transaction, matter, { kind: "urgent_registered", facts: { unit } });
    transaction.audit({
      action: "urgent.register",
      subject: { kind: "urgent", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number: matter.number, title: matter.title, organization: matter.unit },
    });
  });
  return getUrgent(dependencies, actor, id);
}
