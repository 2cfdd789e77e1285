import type { ListingInput, ListingState } from "../../app/contracts/listings.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { faultOf, type JudgedLine } from "./judge-lines.ts";

/** In these a listing still stands for its line: what was withdrawn or ran out may be imported again. */
const standingStates: ListingState[] = ["draft", "published", "partly", "fulfilled"];

/** Listings that are read at a time. */
const BATCH = 500;

/** Tells which lines are known already: from the same file, from an earlier import, from the list itself. */
export interface KnownLines {
  mark(lines: JudgedLine[], columns: ImportRecord["columns"]): Promise<void>;
}

/** Reads what stands in the list already, once an import. */
export async function readKnownLines(dependencies: ImportDependencies, { alliance, kind }: Pick<ImportRecord, "alliance" | "kind">): Promise<KnownLines> {
  const { models } = dependencies;
  const listed = new Set<string>();
  const open = { alliance, kind, state: { $in: standingStates.filter((state) => state !== "fulfilled") } };
  const cursor = models.listings.find(open, { owner: 1, title: 1, quantity: 1, dueDate: 1, window: 1 }).batchSize(BATCH).lean().cursor();
  for await (const listing of cursor) listed.add(sayingOfRecord(listing));
  const seen = new Map<string, number>();
  return {
    async mark(lines, columns) {
      const keys = lines.flatMap(({ key }) => key ?? []);
      const before = await readImported(dependencies, keys);
      for (const line of lines) {
        if (!line.key || !line.input) continue;
        const row = seen.get(line.key);
        seen.set(line.key, row ?? line.number);
        if (row !== undefined) markLine(line, columns, "import_same_line", { row });
        else if (before.has(line.key)) markLine(line, columns, "import_known");
        else if (listed.has(sayingOfInput(line.input))) markLine(line, columns, "import_listed");
      }
    },
  };
}

/** Which of these keys belong to lines that were imported before, into listings that still stand. `transaction`: as it sees them. */
export async function readImported({ models }: ImportDependencies, keys: readonly string[], transaction?: Transaction): Promise<Set<string>> {
  const session = transaction?.session ?? null;
  const before = await models.importedLines.find({ _id: { $in: keys } }, { listing: 1 }).session(session).lean();
  if (before.length === 0) return new Set();
  const standing = await models.listings.find({ _id: { $in: before.map(({ listing }) => listing) }, state: { $in: standingStates } }, { _id: 1 }).session(session).lean();
  const still = new Set(standing.map(({ _id }) => _id));
  return new Set(before.filter(({ listing }) => still.has(listing)).map(({ _id }) => _id));
}

function markLine(line: JudgedLine, columns: ImportRecord["columns"], rule: string, facts: Record<string, string | number> = {}): void {
  line.state = "known";
  line.faulty = true;
  line.faults = [faultOf({ field: "title", effect: "known", rule, facts }, line, columns), ...line.faults];
}

/** What makes two listings of one unit the same to a reader. Pure. */
const saying = (owner: string | undefined, title: string, quantity: string, day: string | null | undefined): string => JSON.stringify([owner, title, quantity, day ?? ""]);

const sayingOfRecord = ({ owner, title, quantity, dueDate, window }: Pick<ListingRecord, "owner" | "title" | "quantity" | "dueDate" | "window">): string =>
  saying(owner, title, quantity ? `${quantity.milli} ${quantity.unit}` : "", dueDate ?? window?.until);

const sayingOfInput = ({ owner, title, quantity, dueDate, window }: ListingInput): string =>
  saying(owner, title, quantity ? `${Math.round(Number(quantity.value) * 1_000)} ${quantity.unit}` : "", dueDate ?? window?.until);
