import type { ListingInput, ListingKind } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import { dayAt } from "../clock.ts";
import { notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import type { LineContext } from "./line-context.ts";
import { noteText, notesOfFaults, type LineNote } from "./line-note.ts";
import { listingOfLine } from "./listing-of-line.ts";
import type { RawLine } from "./read-lines.ts";

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
      const reports = await storeLines(dependencies, transaction, lines, context);
      if (dryRun) throw new TrialOver(reports);
      return reports;
    });
  } catch (error) {
    if (error instanceof TrialOver) return error.reports;
    throw error;
  }
}

async function storeLines({ models, storeListings }: ImportDependencies, transaction: Transaction, lines: RawLine[], context: LineContext): Promise<LineReport[]> {
  const { session, at } = transaction;
  const keyOf = ({ id }: RawLine) => `${context.alliance}:${id}`;
  const before = await models.importedLines.find({ _id: { $in: lines.map(keyOf) } }, { _id: 1 }, { session }).lean();
  const known = new Set(before.map(({ _id }) => _id));
  const judged = lines.map((line) => judge(line));

  function judge(line: RawLine): { line: RawLine; outcome: LineReport["outcome"]; notes: LineNote[]; input?: ListingInput } {
    if (line.fault) return { line, outcome: "refused", notes: [{ field: null, effect: "refused", rule: line.fault, facts: {} }] };
    if (!isOfList(line, context)) return { line, outcome: "other", notes: [] };
    if (known.has(keyOf(line))) return { line, outcome: "known", notes: [] };
    const { input, notes } = listingOfLine(line.fields, context);
    if (!input) return { line, outcome: "refused", notes };
    known.add(keyOf(line));
    return { line, outcome: input.state, notes, input };
  }

  const taken = judged.flatMap((one) => (one.input ? [{ one, input: one.input }] : []));
  const stored = await storeListings(transaction, taken.map(({ input }) => input));
  const read = [];
  for (const [index, { one }] of taken.entries()) {
    const answer = stored[index]!;
    if (typeof answer === "string") read.push({ _id: keyOf(one.line), listing: answer, at });
    else if (answer.code !== "bad_input") throw answer;
    else Object.assign(one, { outcome: "refused", notes: notesOfFaults(answer.faults) });
  }
  if (read.length > 0) await models.importedLines.insertMany(read, { session });
  return judged.map(({ line, outcome, notes }) => ({ number: line.number, id: line.id, outcome, notes: notes.map((note) => noteText(note, line.fields)) }));
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
