import type { ClientSession } from "mongoose";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import type { AllianceScope } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Seal } from "../seal.ts";

/** What those need besides who tell the outside of what happens in an alliance. */
export interface OutboundDependencies extends Dependencies {
  /** An alliance that the actor keeps. @throws not_found when they may not read it, forbidden when they may only read it */
  requireKeptAlliance(actor: Actor, id: string, session?: ClientSession): Promise<AllianceRecord>;
  /** People who keep an alliance now: whoever may mend what goes wrong. */
  keepersOf(transaction: Transaction, scope: AllianceScope): Promise<string[]>;
  /** Seals addresses and secrets. */
  seal: Seal;
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
}
