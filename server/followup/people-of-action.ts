import type { ActionRecord } from "../../models/action.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** People who answer for a task: liaisons and service people of its lead and helpers now. */
export async function peopleOfAction(
  models: Models,
  action: Pick<ActionRecord, "alliance" | "lead" | "helpers">,
  { session, at }: Pick<Transaction, "session" | "at">,
): Promise<string[]> {
  return peopleWith(models, { session, at }, {
    organization: { $in: [action.lead, ...action.helpers.map((helper) => helper.organization)] },
    role: { $in: ["liaison", "service", "officer"] },
    alliance: { $in: [action.alliance, null] },
  });
}

/** People who lead an alliance's tasks: its secretaries, and the chair of now. */
export async function leadersOfActions(
  models: Models,
  alliance: string,
  { session, at }: Pick<Transaction, "session" | "at">,
): Promise<string[]> {
  const secretaries = await peopleWith(models, { session, at }, { alliance, role: "secretary" });
  const term = await models.terms.findOne({ alliance, from: { $lte: at }, until: { $gt: at } }, null, { session }).lean();
  const acting = term?.acting && term.acting.from <= at && at < term.acting.until ? term.deputy?.person : term?.person;
  return [...secretaries, ...(acting ? [acting] : [])];
}

async function peopleWith(
  models: Models,
  { session, at }: Pick<Transaction, "session" | "at">,
  filter: Record<string, unknown>,
): Promise<string[]> {
  const seats = await models.seats
    .find({ ...filter, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, { person: 1 }, { session })
    .lean();
  return [...new Set(seats.map((seat) => seat.person))];
}
