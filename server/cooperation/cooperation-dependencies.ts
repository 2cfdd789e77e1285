import type { MatchedListing } from "../../app/contracts/matches.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** A change of what is promised of a listing, in thousandths of the listing's own unit. */
export interface PromisedAmount {
  listing: string;
  milli: number;
  /** Organization on the other side: it sees a price that is for the parties only. */
  party: string;
}

/** What a cooperation needs of other capabilities; bound in `services.ts`. */
export interface CooperationPorts {
  /**
   * Promises a part of a listing.
   * @throws conflict `capacity_gone` when less is left
   */
  reserveQuantity(transaction: Transaction, amount: PromisedAmount): Promise<void>;
  /** Gives back what was promised: it is open again. */
  releaseQuantity(transaction: Transaction, amount: PromisedAmount): Promise<void>;
  /** Canonical units of one group may be set against each other one to one. */
  unitGroup(this: void, canonical: string): string;
  /** Listings by id, as suggestions tell of them. */
  presentListings(ids: Iterable<string>): Promise<Map<string, MatchedListing>>;
}

export interface CooperationDependencies extends Dependencies, CooperationPorts {}
