import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A preview of a need without faults, as a person's own; its id. */
export async function buildImport({ models, ids, clock }: Dependencies, given: { person: string; alliance: string } & Partial<ImportRecord>): Promise<string> {
  const id = ids.next();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const record: ImportRecord = {
    _id: id,
    seat: null,
    kind: "need",
    county: "370812",
    fileName: "需求清单.xlsx",
    sheet: "需求",
    columns: [{ head: "标题", field: "title" }],
    notes: [],
    state: "preview",
    counts: { lines: 1, publish: 1, draft: 0, known: 0, refused: 0, faulty: 0 },
    progress: { done: 0, all: 0 },
    undone: null,
    createdAt: now,
    doneAt: null,
    leaseUntil: null,
    expiresAt,
    revision: 0,
    ...given,
  };
  const line: ImportLineRecord = {
    _id: `${id}:2`,
    import: id,
    number: 2,
    cells: [`外壳喷涂 ${id}`],
    broken: [],
    state: "publish",
    faults: [],
    faulty: false,
    owner: null,
    key: null,
    listing: null,
    undo: null,
    expiresAt,
  };
  await models.imports.create([record]);
  await models.importLines.create([line]);
  return id;
}
