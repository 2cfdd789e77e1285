import type { AllianceRecord, ChainLink } from "../../models/alliance.ts";
import type { AllianceScope } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What alliances need of other capabilities; bound in `services.ts`. */
export interface AllianceDependencies extends Dependencies {
  /** Full name of a division (山东省济宁市兖州区), or null when there is no such code. */
  divisionName(code: string): string | null;
  /** Open needs of each link's categories for which no supply was found: link id → count. */
  countUnservedNeeds(alliance: AllianceRecord["_id"], links: ChainLink[]): Promise<Map<string, number>>;
  /** People who keep an alliance now. */
  keepersOf(transaction: Transaction, scope: AllianceScope): Promise<string[]>;
}
