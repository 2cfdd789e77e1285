import type { ActionInput, ActionView } from "../../app/contracts/actions.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { canLeadActions } from "../access/action-rules.ts";
import { isInsider } from "../access/scope.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, forbidden, notFound } from "../errors.ts";
import { tellAction } from "./change-action.ts";
import type { FollowupPorts } from "./followup-ports.ts";
import { getAction } from "./list-actions.ts";
import { nextNumber } from "../database/next-number.ts";
import { asksOfAction, peopleOfAction } from "./people-of-action.ts";
import { requireItem } from "./require-item.ts";
import { requireUrgent } from "./require-urgent.ts";
import { requireUnits, type NamedUnit } from "./require-units.ts";


/**
 * Gives a task to a lead unit and its helpers, numbered in the alliance's ledger of the year; tells them.
 * @throws not_found for an alliance or meeting that is not the actor's; forbidden for who does not lead its tasks
 * @throws bad_input on `lead`, `helpers` outside the alliance, on `due` in the past, on `item` not on the agenda, on `urgent` that is not the alliance's or was refused
 */
export async function createAction(
  dependencies: Dependencies & FollowupPorts,
  actor: Actor,
  input: ActionInput,
): Promise<ActionView> {
  const { models, inTransaction, ids, noteResult } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  if (!alliance || !isInsider(actor, { alliance: alliance._id, county: alliance.county })) throw notFound();
  if (!canLeadActions(actor, alliance._id)) throw forbidden();
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    if (input.due < dayAt(at)) throw badField("due", "day_past", { today: dayAt(at) });
    await requireUnits(models, { id: alliance._id, county: alliance.county }, unitsNamed(input), transaction);
    await requireItem(models, input, transaction);
    await requireUrgent(models, input, transaction);
    const action: ActionRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number: await nextNumber(models, "actions", alliance._id, transaction),
      title: input.title,
      meeting: input.meeting,
      item: input.item,
      urgent: input.urgent ?? null,
      lead: input.lead,
      helpers: [...new Set(input.helpers)].map((organization) => ({ organization, state: "assigned", reason: "" })),
      due: input.due,
      measure: input.measure,
      state: "assigned",
      percent: 0,
      reason: "",
      log: [{ id: ids.next(), at, kind: "assigned", name: actor.person.name, organization: "", percent: null, text: "" }],
      carried: 0,
      reminded: "none",
      revision: 0,
      createdAt: at,
    };
    await models.actions.create([action], { session });
    if (input.meeting && input.item) {
      const task = { lead: action.lead, due: action.due };
      await noteResult(transaction, { meeting: input.meeting, item: input.item, kind: "action", subject: id, text: input.title, task });
    }
    tellAction(transaction, action);
    await dependencies.notify(transaction, await peopleOfAction(models, action, transaction), {
      key: `action.assigned:${id}`,
      kind: "action_assigned",
      facts: { number: action.number, title: action.title, day: action.due },
      href: `/actions/${id}`,
      asks: await asksOfAction(models, action, transaction),
    });
    transaction.audit({
      action: "action.create",
      subject: { kind: "action", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number: action.number, title: action.title, lead: action.lead, due: action.due },
    });
  });
  return getAction(dependencies, actor, id);
}

/** Lead and helpers with the fields that name them. Pure. */
export const unitsNamed = (given: { lead?: string | undefined; helpers?: string[] | undefined }): NamedUnit[] => [
  ...(given.lead ? [{ path: "lead", organization: given.lead }] : []),
  ...(given.helpers ?? []).map((organization, index) => ({ path: `helpers.${index}`, organization })),
];
