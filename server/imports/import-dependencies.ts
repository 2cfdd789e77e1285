import type { ImportKind } from "../../app/contracts/imports.ts";
import type { ListingInput } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppError } from "../errors.ts";
import type { FileToSave } from "../file-to-save.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Spreadsheets } from "../spreadsheets/spreadsheet.ts";
import type { ImportWork } from "./import-work.ts";
import type { LineContext } from "./line-context.ts";

/** What an import needs of other capabilities; bound in `services.ts`. */
export interface ImportDependencies extends Dependencies, Pick<LineContext, "isUnit" | "pricesIn" | "categoryOf" | "placeOf"> {
  /** Code of the one division in a county or its city that short words name; null for none or several. */
  placeNear(county: string, words: string): string | null;
  /** Judges what can be judged of a listing without rights. @throws bad_input */
  checkListing(input: ListingInput): void;
  /** Stores listings in a transaction that is open already, for its actor: the id of each in their order, or why it was refused. */
  storeListings(transaction: Transaction, inputs: readonly ListingInput[]): Promise<(string | AppError)[]>;
  /** Takes a listing back in such a transaction. @throws not_found, forbidden, conflict before it writes */
  withdrawListing(transaction: Transaction, id: string, reason: string): Promise<void>;
  /** Makes an organization a member of the alliance, if it is none. */
  admitMember(actor: Actor, alliance: string, input: { organization: string; links: string[]; leading: boolean }): Promise<void>;
  /** A person as it would act now, without a session; null when disabled. */
  findActor(person: string): Promise<Actor | null>;
  spreadsheets: Spreadsheets;
  /** The spreadsheet that people fill in. */
  templateOf(kind: ImportKind): Promise<FileToSave>;
  work: ImportWork;
}
