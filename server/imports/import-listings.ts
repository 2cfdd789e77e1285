import type { ListingInput, ListingKind, ListingView } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { LineContext } from "./line-context.ts";
import { noteText, notesOfFaults, type LineNote } from "./line-note.ts";
import { listingOfLine } from "./listing-of-line.ts";
import type { RawLine } from "./read-lines.ts";

/** What an import needs of other capabilities; bound in `services.ts`. */
export interface ImportDependencies extends Dependencies {
  isUnit(code: string): boolean;
  pricesIn: LineContext["pricesIn"];
  categoryOf: LineContext["categoryOf"];
  placeOf(words: string): string | null;
  /** Stores a listing in a transaction that is open already. */
  createListingWithin(transaction: Transaction, actor: Actor, input: ListingInput): Promise<ListingView>;
  /** Makes an organization a member of the alliance, if it is none. */
  admitMember(actor: Actor, alliance: string, input: { organization: string; links: string[]; leading: boolean }): Promise<void>;
}

/** What became of one line. `known`: read by an earlier import; `other`: it belongs to another of the three lists. */
export interface LineReport {
  number: number;
  id: string;
  outcome: "published" | "draft" | "known" | "other" | "refused";
  /** What was left out, or why it was refused. */
  notes: string[];
}

export interface ImportOptions {
  list: ListingKind;
  alliance: string;
  /** Does everything, then takes it back. */
  dryRun: boolean;
  onProgress?: (done: number, all: number) => void;
}

/** Lines that are stored in one transaction: all of them or none. */
const BATCH = 50;

/**
 * Reads a list into an alliance, in batches of 50 lines, each stored as a whole or not at all. A line whose id was
 * read before is left alone, so a list can be read again after a stop or with new lines. Lines of firms that are no
 * members stand under the alliance's lead department, which is made a member for that.
 * @throws not_found when there is no such alliance
 */
export async function importListings(
  dependencies: ImportDependencies,
  actor: Actor,
  lines: RawLine[],
  options: ImportOptions,
): Promise<LineReport[]> {
  const { missing: absent, ...context } = await contextOf(dependencies, options);
  const missing = absent !== null && lines.some((line) => ownerOf(line, context) === absent) ? absent : null;
  // A trial admits the department too, and takes that back with the rest.
  const admits = options.dryRun ? missing : null;
  if (missing !== null && !options.dryRun) {
    await dependencies.admitMember(actor, options.alliance, { organization: missing, links: [], leading: false });
  }
  const reports: LineReport[] = [];
  for (let at = 0; at < lines.length; at += BATCH) {
    reports.push(...(await storeBatch(dependencies, actor, lines.slice(at, at + BATCH), context, { dryRun: options.dryRun, admits })));
    options.onProgress?.(Math.min(at + BATCH, lines.length), lines.length);
  }
  return reports;
}

/** Whose a line would be; null when it cannot be read as a line of this list. Pure. */
function ownerOf(line: RawLine, context: LineContext): string | null {
  return isOfList(line, context) ? (listingOfLine(line.fields, context).input?.owner ?? null) : null;
}

const isOfList = (line: RawLine, context: LineContext) => !line.fault && (!line.fields.kind || line.fields.kind === context.kind);

/** Thrown to take a trial's transaction back. */
class TrialOver extends Error {
  constructor(readonly reports: LineReport[]) {
    super("trial over");
  }
}

async function storeBatch(
  dependencies: ImportDependencies,
  actor: Actor,
  lines: RawLine[],
  context: LineContext,
  { dryRun, admits }: { dryRun: boolean; admits: string | null },
): Promise<LineReport[]> {
  const { models, ids, inTransaction } = dependencies;
  try {
    return await inTransaction(actor, async (transaction) => {
      const { session, at } = transaction;
      if (admits !== null) {
        const trial = { _id: ids.next(), alliance: context.alliance, organization: admits, joinedAt: at };
        await models.memberships.create([trial], { session });
      }
      const reports: LineReport[] = [];
      for (const line of lines) reports.push(await storeLine(dependencies, transaction, actor, line, context));
      if (dryRun) throw new TrialOver(reports);
      return reports;
    });
  } catch (error) {
    if (error instanceof TrialOver) return error.reports;
    throw error;
  }
}

async function storeLine(
  { models, createListingWithin }: ImportDependencies,
  transaction: Transaction,
  actor: Actor,
  line: RawLine,
  context: LineContext,
): Promise<LineReport> {
  const report = (outcome: LineReport["outcome"], notes: LineNote[] = []): LineReport => ({
    number: line.number,
    id: line.id,
    outcome,
    notes: notes.map((note) => noteText(note, line.fields)),
  });
  if (line.fault) return report("refused", [{ field: null, effect: "refused", rule: line.fault, facts: {} }]);
  if (!isOfList(line, context)) return report("other");
  const key = `${context.alliance}:${line.id}`;
  const { session, at } = transaction;
  if (await models.importedLines.findOne({ _id: key }, { _id: 1 }, { session }).lean()) return report("known");
  const { input, notes } = listingOfLine(line.fields, context);
  if (!input) return report("refused", notes);
  try {
    const listing = await createListingWithin(transaction, actor, input);
    await models.importedLines.create([{ _id: key, listing: listing.id, at }], { session });
    return report(input.state, notes);
  } catch (error) {
    // A refusal comes before the first write of a listing: the rest of the batch stands.
    if (error instanceof AppError && error.code === "bad_input") return report("refused", notesOfFaults(error.faults));
    throw error;
  }
}

/** What lines are read against, and the lead department (`missing`) where it is not a member yet. */
async function contextOf(
  dependencies: ImportDependencies,
  { list, alliance }: ImportOptions,
): Promise<LineContext & { missing: string | null }> {
  const { models, clock } = dependencies;
  const record = await models.alliances.findOne({ _id: alliance }).lean();
  if (!record) throw notFound();
  const memberships = await models.memberships.find({ alliance, leftAt: null }, { organization: 1 }).lean();
  const department = await models.organizations.findOne({ _id: record.leadDepartment }).lean();
  if (!department) throw notFound();
  const joined = memberships.some((member) => member.organization === department._id);
  const members = await models.organizations.find({ _id: { $in: memberships.map((member) => member.organization) } }, { name: 1, shortName: 1, kind: 1 }).lean();
  const owners = members.filter(({ kind }) => list !== "policy" || kind !== "enterprise");
  const byName = new Map(owners.flatMap(({ _id, name, shortName }) => [[name, _id] as const, [shortName, _id] as const]));
  return {
    kind: list,
    alliance,
    today: dayAt(clock.now()),
    isUnit: dependencies.isUnit,
    pricesIn: dependencies.pricesIn,
    categoryOf: dependencies.categoryOf,
    placeOf: dependencies.placeOf,
    ownerOf({ enterprise }) {
      const member = enterprise === undefined ? undefined : byName.get(enterprise.trim());
      return { id: member ?? department._id, inStead: enterprise !== undefined && member === undefined, place: null };
    },
    department: department.shortName,
    missing: joined ? null : department._id,
  };
}
