import type { Transaction } from "../outbox/transaction.ts";

/** What tasks and suggestions need of other capabilities. */
export interface FollowupPorts {
  /** Writes under a meeting's item that a task or suggestion came of it; part of that record's transaction. */
  noteResult(
    transaction: Transaction,
    about: { meeting: string; item: string; kind: "action" | "suggestion"; subject: string; text: string },
  ): Promise<void>;
}
