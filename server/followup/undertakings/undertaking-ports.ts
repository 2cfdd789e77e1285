import type { Day } from "../../../app/contracts/common.ts";
import type { Dependencies } from "../../dependencies.ts";

/** What hard problems need of others: the calendar of work days. */
export interface UndertakingDependencies extends Dependencies {
  addWorkDays(from: Day, count: number): { due: Day };
  countWorkDays(from: Day, until: Day): number;
}
