import type { Day } from "../../app/contracts/common.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What drafts need of others: the calendar of work days, and who answers for units. */
export interface ConsultationDependencies extends Dependencies {
  countWorkDays(from: Day, until: Day): number;
  /** People who answer for these units in an alliance now. */
  peopleOfUnits(alliance: string, units: string[], transaction: Pick<Transaction, "session" | "at">): Promise<string[]>;
}
