import type { Locale } from "../../app/contracts/locale.ts";
import type { ListingQuery } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";

/** What alerting needs of other capabilities; bound in `services.ts`. */
export interface AlertPorts {
  /** The person with the seats in force now, or null when there is none or it is disabled. */
  findActor(person: string): Promise<Actor | null>;
  /** Listings that the actor may read. */
  findListings(actor: Actor, query: ListingQuery): Promise<{ items: ListingRecord[] }>;
  categoryName(code: string, locale: Locale): string;
  placeName(code: string): string;
}

export interface AlertDependencies extends Dependencies, AlertPorts {}
