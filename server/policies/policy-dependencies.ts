import type { Day } from "../../app/contracts/common.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What policies need of other capabilities; bound in `services.ts`. */
export interface PolicyPorts {
  /**
   * The stored listing where the actor may see it.
   * @throws not_found otherwise
   */
  requireListing(actor: Actor, listing: string): Promise<ListingRecord>;
  /** Keys of the groups that an organization belongs to, as `readers` of listings name them. */
  readersOfOrganization(organization: string): Promise<string[]>;
  /** What is suggested to a firm's open needs may be other than before: a condition was answered. */
  matchNeedsOf(organization: string): Promise<void>;
  /** Work days after one day up to and with another, by the calendar of the direct line. */
  countWorkDays(from: Day, until: Day): number;
  /** People whose seat lets them act for an organization now. */
  peopleActingFor(transaction: Transaction, organization: string): Promise<string[]>;
}

export interface PolicyDependencies extends Dependencies, PolicyPorts {}
