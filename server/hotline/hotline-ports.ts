import type { Day } from "../../app/contracts/common.ts";
import type { ToldKind, ToldView } from "../../app/contracts/told.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** How a limit in work days is counted. */
export interface CountedDays {
  due: Day;
  special: { day: Day; kind: "rest" | "work"; name: string }[];
  certain: boolean;
}

/** What the direct line needs of others: the work calendar, and whom to tell. */
export interface HotlineDependencies extends Dependencies {
  addWorkDays(from: Day, count: number): CountedDays;
  peopleActingFor(transaction: Transaction, organization: string): Promise<string[]>;
  /** What was told of the record behind an address, and who has read it. */
  listTold(href: string, kinds: readonly ToldKind[]): Promise<ToldView>;
}
