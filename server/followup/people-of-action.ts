import type { ActionRecord } from "../../models/action.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { peopleOfUnits } from "./people-concerned.ts";

/** People who answer for a task: those of its lead and its helpers. */
export const peopleOfAction = (
  models: Models,
  action: Pick<ActionRecord, "alliance" | "lead" | "helpers">,
  moment: Pick<Transaction, "session" | "at">,
): Promise<string[]> =>
  peopleOfUnits(models, action.alliance, [action.lead, ...action.helpers.map((helper) => helper.organization)], moment);
