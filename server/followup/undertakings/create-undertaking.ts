import type { UndertakingInput, UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { isInsider } from "../../access/scope.ts";
import { canRaiseUndertaking } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import { nextNumber } from "../../database/next-number.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import { requireUnits } from "../require-units.ts";
import { getUndertaking } from "./list-undertakings.ts";
import { readSource } from "./read-source.ts";
import { requireOwner } from "./require-owner.ts";
import { notifyOf, tellUndertaking } from "./tell-undertaking.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";

/**
 * Asks a leader to take a hard problem upon himself, numbered in the alliance's ledger of the year. It runs only once he has accepted by his own
 * word. He and the unit that it helps are told.
 * @throws not_found for an alliance that is not the actor's; forbidden for who may not raise
 * @throws bad_input on `owner.person`, `helped`, `helpers`, on `due` in the past, on `source` that the actor may not see or that is not the alliance's
 * @throws conflict `undertaking_source_taken` while another one about the same source is not over
 */
export async function createUndertaking(dependencies: UndertakingDependencies, actor: Actor, input: UndertakingInput): Promise<UndertakingView> {
  const { models, inTransaction, ids } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  const scope = { alliance: input.alliance, county: alliance?.county ?? "" };
  if (!alliance || !isInsider(actor, scope)) throw notFound();
  if (!canRaiseUndertaking(actor, scope)) throw forbidden();
  const source = input.source && (await readSource(models, actor, input.source));
  if (input.source && (!source || source.alliance !== alliance._id)) throw badField("source.id", "unknown_record");
  const helped = input.helped ?? source?.helped ?? null;
  if (helped === null) throw badField("helped", "required");
  if (input.helpers.includes(helped)) throw badField("helpers", "helped_helps");
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    if (input.due < dayAt(at)) throw badField("due", "day_past", { today: dayAt(at) });
    const units = [{ path: "helped", organization: helped }, ...input.helpers.map((organization, index) => ({ path: `helpers.${index}`, organization }))];
    await requireUnits(models, { id: alliance._id, county: alliance.county }, units, transaction);
    const owner = await requireOwner(dependencies, { ...scope, helped }, input.owner, "owner.", transaction);
    // Taken first: of two who raise the same at once the second one finds the first.
    const number = await nextNumber(models, "undertakings", alliance._id, transaction);
    if (input.source) {
      const taken = await models.undertakings.findOne({ "source.id": input.source.id, alliance: alliance._id, state: { $in: ["proposed", "running", "done"] } }, { number: 1 }, { session }).lean();
      if (taken) throw conflict("undertaking_source_taken", { number: taken.number });
    }
    const record: UndertakingRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number,
      title: input.title,
      obstacle: input.obstacle,
      aim: input.aim,
      due: input.due,
      firstDue: input.due,
      source: input.source,
      helped,
      helpers: [...new Set(input.helpers)],
      raisedBy: { person: actor.person.id, name: actor.person.name },
      state: "proposed",
      owner,
      owners: [],
      refusals: [],
      handOn: null,
      extension: null,
      assistant: null,
      runs: [],
      lines: [],
      messages: [],
      answerDue: null,
      proof: null,
      notSolved: null,
      weekTold: null,
      missedTold: null,
      answerTold: false,
      overdueTold: false,
      log: [{ id: ids.next(), at, kind: "raised", name: actor.person.name, text: `${owner.post} ${owner.name}` }],
      revision: 0,
      createdAt: at,
    };
    await models.undertakings.create([record], { session });
    tellUndertaking(transaction, record);
    await notifyOf(dependencies, transaction, record, { kind: "undertaking_asked", to: ["owner"], facts: { day: record.due } });
    await notifyOf(dependencies, transaction, record, { kind: "undertaking_raised", to: ["helped"], facts: { owner: `${owner.post} ${owner.name}` } });
    transaction.audit({
      action: "undertaking.raise",
      subject: { kind: "undertaking", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number, title: record.title, person: owner.person, organization: helped, due: record.due },
    });
  });
  return getUndertaking(dependencies, actor, id);
}
