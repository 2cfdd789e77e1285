import type { ListingRecord } from "../../models/listing.ts";
import type { MatchRecord } from "../../models/match.ts";
import type { PreviewInput, RelaxationChange } from "../../app/contracts/match-preview.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { EngineHost } from "./engine-host.ts";
import type { Market } from "./market.ts";
import type { Meanings } from "./meanings/create-meanings.ts";
import type { PlanHost } from "./plans/plan-host.ts";
import type { PlanKeeper } from "./plans/plan-keeper.ts";

/** What matching needs of other capabilities; bound in `services.ts`. */
export interface MatchingPorts {
  /** A listing that is not stored, as it would be; its `_id` is new. */
  draftListing(actor: Actor, input: PreviewInput): Promise<ListingRecord>;
  /** A stored listing as it would be after a change of its terms. @throws bad_input as when it is changed */
  draftChange(listing: ListingRecord, change: RelaxationChange): ListingRecord;
  /**
   * The stored listing where the actor may see it.
   * @throws not_found otherwise
   */
  requireListing(actor: Actor, listing: string): Promise<ListingRecord>;
  /** Turns an agreed suggestion into a cooperation with its reservations, in the same transaction; gives its id. */
  startCooperation(transaction: Transaction, match: MatchRecord, listings: ListingRecord[]): Promise<string>;
  /** Name of a division, or null for an unknown code. */
  placeName(code: string): string | null;
  /** Category of a process by its name, or null where the tree has none. */
  processCategory(this: void, process: string): string | null;
  /** Key of the canonical units that are set against each other one to one (a set and a piece). */
  unitGroup(this: void, canonical: string): string;
}

/** What every use case of matching is given. */
export interface MatchingDependencies extends PlanningDependencies {
  planKeeper: PlanKeeper;
}

/** The same without what keeps the plans: what that is given itself. */
export interface PlanningDependencies extends Dependencies, MatchingPorts {
  engine: EngineHost;
  market: Market;
  /** What texts mean that name no process. */
  meanings: Meanings;
  /** Plans outside the process's main thread. */
  planHost: PlanHost;
}

