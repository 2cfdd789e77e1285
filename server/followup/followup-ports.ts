import type { ToldKind, ToldView } from "../../app/contracts/told.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What tasks and suggestions need of other capabilities. */
export interface FollowupPorts {
  /** Writes under a meeting's item that a task or suggestion came of it; part of that record's transaction. */
  noteResult(transaction: Transaction, about: NotedResult): Promise<void>;
  /** Corrects there what a task says, its lead and its day, until the minutes are sent round; part of the change's transaction. */
  correctResult(transaction: Transaction, about: NotedResult): Promise<void>;
  /** What was told of the record behind an address, and who has read it. */
  listTold(href: string, kinds: readonly ToldKind[]): Promise<ToldView>;
}

/** What stands under a meeting's item; `task` names a task's lead unit and its day. */
export interface NotedResult {
  meeting: string;
  item: string;
  kind: "action" | "suggestion";
  subject: string;
  text: string;
  task: { lead: string; due: string } | null;
}
