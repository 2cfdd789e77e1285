import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What the administration of people needs of other capabilities; bound in `services.ts`. */
export interface PeopleDependencies extends Dependencies {
  /** Whether a division code names a county that exists. */
  divisionName(code: string): string | null;
  /** Brings an alliance's rotation in step after its seats have changed. */
  settleRotation(transaction: Transaction, alliance: string): Promise<void>;
}
