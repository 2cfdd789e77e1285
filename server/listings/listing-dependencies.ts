import type { Locale } from "../../app/contracts/locale.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { AllianceScope } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** What listings ask of the reference data (units, categories, divisions); bound where services are composed. */
export interface ListingReference {
  /** `factor`: how many of the canonical unit one of this is. Null: no such unit. */
  findUnit(code: string): { dimension: string; canonical: string; factor: number } | null;
  /** `path`: codes from the top of the tree down to this one. Null: no such category. */
  findCategory(code: string): { path: string[] } | null;
  categoryName(code: string, locale: Locale): string;
  /** Whether a division or township has this code. */
  isPlace(code: string): boolean;
  placeName(code: string): string;
}

export interface ListingDependencies extends Dependencies {
  reference: ListingReference;
  /** What a listing is found by as a counterpart. */
  candidateFields(this: void, listing: Pick<ListingRecord, "kind" | "readers" | "title" | "text" | "category">): Pick<ListingRecord, "matchScope" | "matchTerms">;
  /** People whose seat lets them act for an organization now. */
  peopleActingFor(transaction: Transaction, organization: string): Promise<string[]>;
  /** People who publish the editions of an alliance's lists now: who keeps it, and its chair. */
  publishersOf(this: void, transaction: Transaction, scope: AllianceScope): Promise<string[]>;
}
