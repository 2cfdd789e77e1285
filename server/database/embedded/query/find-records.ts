import { fieldNames, readBson, readFields } from "../bson/read-bson.ts";
import type { Doc } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { requiredStrings } from "../match/required-strings.ts";
import { fieldsOf, matches, type Filter } from "../match/parse-filter.ts";
import type { Collection, StoredRecord } from "../store/collection.ts";
import { planQuery, type Plan } from "./plan-query.ts";
import { sortDocs, type SortPattern } from "./sort.ts";

/** A document that was found; `doc` is read when it is first needed. */
export class FoundRecord {
  private read: Doc | undefined;
  readonly id: number;
  readonly bytes: Buffer;

  constructor({ id, bytes }: StoredRecord) {
    this.id = id;
    this.bytes = bytes;
  }

  get doc(): Doc {
    return (this.read ??= readBson(this.bytes));
  }
}

export interface FindOptions {
  sort?: SortPattern;
  skip?: number;
  /** The most documents to give; undefined for all. */
  limit?: number | undefined;
  /** When the query gives up. */
  deadline?: Deadline;
}

/** Ends a query that takes longer than its `maxTimeMS`. */
export class Deadline {
  private steps = 0;
  private readonly at: number;

  /** @param maxTimeMs 0 for never */
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
  const end = skip + limit;
  const plan = planQuery(collection, filter, sort, end);
  const ordered = (plan.instead && hopeful(plan, plan.instead.after, filter, end, options.deadline)) ?? inOrder(plan.instead?.plan() ?? plan, filter, sort, end, options.deadline);
  let at = 0;
  for (const found of ordered) {
    if (at++ >= skip) yield found;
    if (at >= end) return;
  }
}

function inOrder(plan: Plan, filter: Filter, sort: SortPattern, end: number, deadline?: Deadline): Iterable<FoundRecord> {
  const passing = filtered(plan.records(), filter, plan.exact, deadline);
  if (sort.length === 0 || plan.sorted) return passing;
  const names = fieldNames(sort.map(({ parts }) => parts[0]!));
  return sortDocs(passing, ({ bytes }) => readFields(bytes, names), sort, end);
}

/** The first `end` that pass, in the order of the plan; undefined when after so many documents there are still fewer. */
function hopeful(plan: Plan, most: number, filter: Filter, end: number, deadline?: Deadline): FoundRecord[] | undefined {
  const found: FoundRecord[] = [];
  let read = 0;
  const counted = function* (records: Iterable<StoredRecord>) {
    for (const record of records) {
      if (read++ >= most) return;
      yield record;
    }
  };
  for (const record of filtered(counted(plan.records()), filter, plan.exact, deadline)) {
    found.push(record);
    if (found.length >= end) return found;
  }
  return read > most ? undefined : found;
}

function* filtered(records: Iterable<StoredRecord>, filter: Filter, exact: boolean, deadline?: Deadline): Generator<FoundRecord> {
  const passes = exact ? () => true : testOf(filter);
  for (const record of records) {
    deadline?.check();
    if (passes(record.bytes)) yield new FoundRecord(record);
  }
}

/** Whether a document passes, by the cheapest look first: at its bytes, then at the fields that the filter asks for. */
function testOf(filter: Filter): (bytes: Buffer) => boolean {
  const names = fieldNames(fieldsOf(filter));
  const strings = requiredStrings(filter);
  return (bytes) => strings.every((string) => bytes.includes(string)) && matches(filter, readFields(bytes, names));
}
