import type { ActionRecord } from "../../models/action.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { NoticeInput } from "../notifications/notify.ts";
import { leadersOfAlliance, peopleOfUnits } from "./people-concerned.ts";

/** People who answer for a task: those of its lead and its helpers. */
export const peopleOfAction = (
  models: Models,
  action: Pick<ActionRecord, "alliance" | "lead" | "helpers">,
  moment: Pick<Transaction, "session" | "at">,
): Promise<string[]> =>
  peopleOfUnits(models, action.alliance, unitsOf(action), moment);

/** Which units a task asks, and who hears of it when nobody of one reads that: who leads tasks. */
export const asksOfAction = async (
  models: Models,
  action: Pick<ActionRecord, "alliance" | "lead" | "helpers">,
  moment: Pick<Transaction, "session" | "at">,
): Promise<NoticeInput["asks"]> => ({ units: unitsOf(action), watchers: await leadersOfAlliance(models, action.alliance, moment) });

const unitsOf = ({ lead, helpers }: Pick<ActionRecord, "lead" | "helpers">): string[] => [lead, ...helpers.map((helper) => helper.organization)];
