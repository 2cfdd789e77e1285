import { readBson } from "../bson/read-bson.ts";
import type { Doc } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { matches, type Filter } from "../match/parse-filter.ts";
import type { Position } from "../match/paths.ts";
import type { Collection, StoredRecord } from "../store/collection.ts";
import { planQuery } from "./plan-query.ts";
import { sortDocs, type SortPattern } from "./sort.ts";

/** A document that was found; `doc` is read when it is first needed. */
export class FoundRecord {
  private read: Doc | undefined;
  /** The array element that the filter found. */
  readonly position: Position = {};

  constructor(private readonly record: StoredRecord) {}

  get id(): number {
    return this.record.id;
  }

  get bytes(): Buffer {
    return this.record.bytes;
  }

  get doc(): Doc {
    return (this.read ??= readBson(this.record.bytes));
  }
}

export interface FindOptions {
  sort?: SortPattern;
  skip?: number;
  /** The most documents to give; undefined for all. */
  limit?: number;
  /** When the query gives up. */
  deadline?: Deadline;
  /** The caller needs `position`. */
  wantsPosition?: boolean;
}

/** Ends a query that takes longer than its `maxTimeMS`. */
export class Deadline {
  private steps = 0;
  private readonly at: number;

  constructor(maxTimeMs: number) {
    this.at = maxTimeMs > 0 ? performance.now() + maxTimeMs : Infinity;
  }

  /** @throws StoreError 50 when the time is over */
  check(): void {
    if (++this.steps % 64 === 0 && performance.now() > this.at) throw new StoreError(50, "operation exceeded time limit");
  }
}

/** The documents of a collection that pass a filter, in the order of the sort or else of the index or of insertion. */
export function* findRecords(collection: Collection, filter: Filter, options: FindOptions = {}): Generator<FoundRecord> {
  const { sort = [], skip = 0, limit = Infinity } = options;
  const plan = planQuery(collection, filter, sort, skip + limit);
  const passing = filtered(plan.records(), filter, plan.exact && !options.wantsPosition, options.deadline);
  const needsSort = sort.length > 0 && !plan.sorted;
  const ordered = needsSort ? sortDocs(passing, (found) => found.doc, sort, skip + limit) : passing;
  let at = 0;
  if (limit <= 0) return;
  for (const found of ordered) {
    if (at++ < skip) continue;
    yield found;
    if (at >= skip + limit) return;
  }
}

function* filtered(records: Iterable<StoredRecord>, filter: Filter, exact: boolean, deadline?: Deadline): Generator<FoundRecord> {
  for (const record of records) {
    deadline?.check();
    const found = new FoundRecord(record);
    if (exact || matches(filter, found.doc, found.position)) yield found;
  }
}
