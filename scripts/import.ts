/**
 * `npm run import -- --file F --list need|resource|policy --alliance ID [--dry-run]`: reads a list (.xlsx, or JSON lines or CSV
 * in UTF-8 or GB 18030) into an alliance and says of every line that it did not take as it stands why not.
 */
import { readFileSync } from "node:fs";
import { listingKind } from "../app/contracts/listings.ts";
import { ruleText } from "../app/contracts/messages/messages.ts";
import type { Actor } from "../server/access/actor.ts";
import { AppError } from "../server/errors.ts";
import { readEnvironment } from "../server/env.ts";
import { openSpreadsheets } from "../server/spreadsheets/open-spreadsheets.ts";
import { decodeList } from "../server/spreadsheets/decode-list.ts";
import { isWorkbook } from "../server/spreadsheets/signatures.ts";
import type { LineReport } from "../server/imports/import-listings.ts";
import { linesOfFile, readLines, type RawLine } from "../server/imports/read-lines.ts";
import { personSeats } from "../server/people/resolve-actor.ts";
import { startHub, type Hub } from "../server/start-hub.ts";
import { readOptions } from "./read-options.ts";

const usage = "npm run import -- --file F --list need|resource|policy --alliance ID [--dry-run]";

async function main(): Promise<void> {
  const { values } = readOptions("import", {
    options: { file: { type: "string" }, list: { type: "string" }, alliance: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  });
  const list = listingKind.safeParse(values.list);
  if (!values.file || !list.success || !/^[0-9a-f]{24}$/.test(values.alliance ?? "")) throw new Error(usage);
  const lines = await linesIn(values.file);
  const env = readEnvironment({ LOG_LEVEL: "warn", ...process.env, PORT: "0", DEMO: "0" });
  const hub = await startHub({ env, pages: "none" });
  try {
    const alliance = await hub.dependencies.models.alliances.findOne({ _id: values.alliance! }, { _id: 1 }).lean();
    if (!alliance) throw new Error(`no alliance has the id ${values.alliance}`);
    const reports = await hub.services.imports.importListings(await administratorOf(hub), lines, {
      list: list.data,
      alliance: values.alliance!,
      dryRun: values["dry-run"],
      onProgress: showProgress,
    });
    tell(reports, values["dry-run"]);
    if (reports.every(({ outcome }) => outcome === "refused")) throw new Error(`${values.file} has no line that could be taken`);
  } finally {
    await hub.close();
  }
}

/** The lines of a list. @throws Error that names the file when it cannot be read */
async function linesIn(file: string): Promise<RawLine[]> {
  const bytes = readFileSync(file);
  try {
    return isWorkbook(bytes) ? linesOfFile(await openSpreadsheets().read(bytes)) : readLines(decodeList(bytes));
  } catch (error) {
    const [fault] = error instanceof AppError ? error.faults : [];
    const why = fault ? ruleText(fault.rule, fault.facts ?? {}, "en") : (error as Error).message;
    throw new Error(`${file} ${why}`, { cause: error });
  }
}

/** An import is done in the name of the hub's first administrator. */
async function administratorOf({ dependencies }: Hub): Promise<Actor> {
  const { models, clock } = dependencies;
  const seat = await models.seats
    .findOne({ role: "administrator", $or: [{ until: null }, { until: { $gt: clock.now() } }] })
    .sort({ from: 1 })
    .lean();
  const person = seat && (await models.people.findOne({ _id: seat.person }).lean());
  if (!person) throw new Error("the hub has no administrator yet: set it up first");
  const { seats } = await personSeats(dependencies, person._id);
  const { _id, name, account, locale } = person;
  return { person: { id: _id, name, account, locale }, seats, seat: seats[0] ?? null, session: null, token: null, validUntil: clock.now() };
}

function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${all}${done === all ? "\n" : ""}`);
  else if (done === all || done % 250 === 0) process.stderr.write(`${done}/${all}\n`);
}

function tell(reports: LineReport[], dryRun: boolean): void {
  for (const { number, id, outcome, notes } of reports) {
    if (notes.length > 0) console.log(`line ${number} ${id}: ${outcome}: ${notes.join("；")}`);
  }
  const count = (outcome: LineReport["outcome"]) => reports.filter((report) => report.outcome === outcome).length;
  console.log(
    `${dryRun ? "dry run, nothing stored: " : ""}${reports.length} lines: ${count("published")} published, ${count("draft")} as drafts, ` +
      `${count("known")} known already, ${count("other")} of other lists, ${count("refused")} refused`,
  );
}

main().catch((error: unknown) => {
  console.error(`import: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
