import type { ActionInput, ActionView } from "../../app/contracts/actions.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { canLeadActions } from "../access/action-rules.ts";
import { isInsider } from "../access/scope.ts";
import { dayAt } from "../clock.ts";
import type { Models } from "../database/models.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { tellAction } from "./change-action.ts";
import { getAction } from "./list-actions.ts";
import { peopleOfAction } from "./people-of-action.ts";

/** What tasks need of other capabilities. */
export interface FollowupPorts {
  /** Writes under a meeting's item that a task came of it; part of the task's transaction. */
  noteAction(
    transaction: Transaction,
    about: { meeting: string; item: string; action: string; text: string },
  ): Promise<void>;
}

/**
 * Gives a task to a lead unit and its helpers, numbered in the alliance's ledger of the year; tells them.
 * @throws not_found for an alliance or meeting that is not the actor's; forbidden for who does not lead its tasks
 * @throws bad_input on `lead`, `helpers` outside the alliance, on `due` in the past, on `item` not on the agenda
 */
export async function createAction(
  dependencies: Dependencies & FollowupPorts,
  actor: Actor,
  input: ActionInput,
): Promise<ActionView> {
  const { models, inTransaction, ids, noteAction } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  if (!alliance || !isInsider(actor, { alliance: alliance._id, county: alliance.county })) throw notFound();
  if (!canLeadActions(actor, alliance._id)) throw forbidden();
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    if (input.due < dayAt(at)) throw badField("due", "day_past", { today: dayAt(at) });
    await requireUnits(models, input, transaction);
    await requireItem(models, input, transaction);
    const year = dayAt(at).slice(0, 4);
    const counter = await models.counters.findOneAndUpdate(
      { _id: `actions:${alliance._id}:${year}` },
      { $inc: { value: 1 } },
      { session, upsert: true, returnDocument: "after", lean: true },
    );
    const action: ActionRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number: `${year}-${counter!.value}`,
      title: input.title,
      meeting: input.meeting,
      item: input.item,
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
      await noteAction(transaction, { meeting: input.meeting, item: input.item, action: id, text: input.title });
    }
    await tellAction(transaction, action);
    await dependencies.notify(transaction, await peopleOfAction(models, action, transaction), {
      key: `action.assigned:${id}`,
      kind: "action_assigned",
      facts: { number: action.number, title: action.title, day: action.due },
      href: `/actions/${id}`,
    });
    await transaction.audit({
      action: "action.create",
      subject: { kind: "action", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number: action.number, title: action.title, lead: action.lead, due: action.due },
    });
  });
  return getAction(dependencies, actor, id);
}

/** @throws bad_input on `lead` or `helpers` that are neither members of the alliance nor departments of its county */
export async function requireUnits(
  models: Models,
  given: { alliance: string; lead?: string | undefined; helpers?: string[] | undefined },
  { session }: Pick<Transaction, "session">,
): Promise<void> {
  const named = [...(given.lead ? [given.lead] : []), ...(given.helpers ?? [])];
  const members = await models.memberships
    .find({ alliance: given.alliance, organization: { $in: named }, leftAt: null }, { organization: 1 }, { session })
    .lean();
  const alliance = await models.alliances.findOne({ _id: given.alliance }, { county: 1 }, { session }).lean();
  const departments = await models.organizations
    .find({ _id: { $in: named }, kind: { $ne: "enterprise" }, county: alliance?.county ?? "" }, { _id: 1 }, { session })
    .lean();
  const known = new Set([...members.map(({ organization }) => organization), ...departments.map(({ _id }) => _id)]);
  if (given.lead && !known.has(given.lead)) throw badField("lead", "not_allowed");
  const index = (given.helpers ?? []).findIndex((helper) => !known.has(helper));
  if (index >= 0) throw badField(`helpers.${index}`, "not_allowed");
}

async function requireItem(models: Models, input: ActionInput, { session }: Pick<Transaction, "session">): Promise<void> {
  if (input.meeting === null) return;
  const meeting = await models.meetings.findOne({ _id: input.meeting, alliance: input.alliance }, { agenda: 1 }, { session }).lean();
  if (!meeting) throw badField("meeting", "not_allowed");
  if (!meeting.agenda.some((item) => item.id === input.item)) throw badField("item", "not_allowed");
}
