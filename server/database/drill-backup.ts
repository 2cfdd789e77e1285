import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventCollection } from "../../models/event.ts";
import { counterCollection } from "../../models/counter.ts";
import { personCollection } from "../../models/person.ts";
import { bringBack } from "./back-up.ts";
import { checkSealedAudits } from "./check-sealed-audits.ts";
import { withStore } from "./embedded/backup-store.ts";
import { backupListName, compareFiles, readBackupList, type BackupFault, type BackupList, type CollectionCount } from "./backup-list.ts";
import { fileNames } from "./embedded/data-files.ts";
import { inspectFile } from "./embedded/inspect-file.ts";
import { asNumber } from "./embedded/bson/numbers.ts";
import { createStreamCheck } from "./stream-holes.ts";

/** What a drill found. */
export interface Drill {
  /** The backup's folder. */
  folder: string;
  /** When the backup was taken; null where it does not say so. */
  backupAt: Date | null;
  collections: number;
  documents: number;
  /** Nothing of a good one. */
  faults: BackupFault[];
}

/** What was taken this long before is still there at the clock by which lines are brought back: nothing of it has ended yet. */
const BEFORE_MS = 86_400_000;

/**
 * Tries a backup as if it were needed: holds its files against its list, brings it back into a folder of its own, which goes
 * afterwards, reads every document there and holds it against the counts of the list, the indexes, the numbers of the streams and the
 * seals of the audit records.
 * Touches neither the hub's data nor the backup. Of MongoDB it is brought back into the embedded store all the same.
 * @param from a backup, or a folder of backups, of which the newest is taken
 * @throws Error with a text for the operator when there is no backup
 */
export async function drillBackup(from: string): Promise<Drill> {
  const folder = newestBackup(from);
  const scratch = mkdtempSync(join(tmpdir(), "restore-drill-"));
  try {
    const list = readBackupList(folder);
    if (!list) return { folder, backupAt: null, collections: 0, documents: 0, faults: [{ code: "no_list", what: backupListName, line: `${folder} has no ${backupListName}, so that nothing tells whether it is whole: take a new backup` }] };
    const found = { folder, backupAt: new Date(list.at), collections: 0, documents: 0 };
    const damaged = await compareFiles(folder, list);
    if (damaged.length > 0) return { ...found, faults: damaged };
    return { ...found, ...(await tryBackup(folder, list, join(scratch, "data"))) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The folder itself where it is a backup, else the one of its folders that was taken last. */
function newestBackup(from: string): string {
  if (!existsSync(from)) throw new Error(`${from} is not there`);
  const folders = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(from, name));
  const backups = folders.filter((folder) => existsSync(join(folder, backupListName)));
  if (backups.length === 0 || existsSync(join(from, backupListName)) || existsSync(join(from, fileNames.data))) return from;
  return backups.toSorted((one, other) => takenAt(one).localeCompare(takenAt(other))).at(-1)!;
}

const takenAt = (folder: string): string => readBackupList(folder)?.at ?? "";

async function tryBackup(folder: string, list: BackupList, dataDir: string): Promise<Pick<Drill, "collections" | "documents" | "faults">> {
  const streams = createStreamCheck(Date.parse(list.at));
  try {
    const now = () => Date.parse(list.at) - BEFORE_MS;
    await bringBack({ DATA_DIR: dataDir, MONGODB_URI: undefined }, folder, now);
    const inspected = await inspectFile(join(dataDir, fileNames.data), (namespace, document) => {
      if (namespace.endsWith(`.${eventCollection}`)) streams.event(String(document.get("stream")), asNumber(document.get("seq") as number), (document.get("at") as Date).getTime());
      if (namespace.endsWith(`.${counterCollection}`)) streams.counter(String(document.get("_id")), asNumber(document.get("value") as number));
      if (namespace.endsWith(`.${personCollection}`) && document.get("demo") === true) streams.story();
    });
    const counts = inspected.map(({ namespace, documents }) => ({ name: namespace, documents }));
    const indexes = inspected.flatMap(({ namespace, faults }) =>
      faults.map(({ index, missing, surplus }): BackupFault => ({ code: "index", what: namespace, line: `the index ${index} of ${namespace} lacks ${missing} entries and has ${surplus} that no document makes` })),
    );
    const audits = await withStore(dataDir, (client) => checkSealedAudits(client, counts.map(({ name }) => name)), now);
    return {
      collections: counts.length,
      documents: counts.reduce((sum, { documents }) => sum + documents, 0),
      faults: [...compareCounts(list.collections, counts), ...indexes, ...streams.faults(), ...audits],
    };
  } catch (error) {
    return { collections: 0, documents: 0, faults: [{ code: "unrestorable", what: folder, line: (error as Error).message }] };
  }
}

/** Collections that have another number of documents than the backup says, or are not there at all. Pure. */
function compareCounts(said: readonly CollectionCount[], found: readonly CollectionCount[]): BackupFault[] {
  const has = new Map(found.map(({ name, documents }) => [name, documents]));
  const listed = new Map(said.map(({ name, documents }) => [name, documents]));
  return [...new Set([...listed.keys(), ...has.keys()])].flatMap((name): BackupFault[] => {
    const [now, then] = [has.get(name) ?? 0, listed.get(name) ?? 0];
    return now === then ? [] : [{ code: "count", what: name, line: `${name} has ${now} documents of ${then}` }];
  });
}
