import type { Filter } from "../match/parse-filter.ts";
import { encodeValue, fitValues } from "../keys/encode-key.ts";
import { isDoc, type Value } from "../bson/values.ts";
import { entryKey, type Collection, type StoredRecord } from "../store/collection.ts";
import type { SortPattern } from "./sort.ts";

/** How a query reads its documents. */
export interface Plan {
  records: () => Iterable<StoredRecord>;
  /** Every record passes the filter; it need not be asked again. */
  exact: boolean;
  /** The records come in the order of the sort. */
  sorted: boolean;
}

/** Chooses how to read a query's documents. */
export function planQuery(collection: Collection, filter: Filter, _sort: SortPattern): Plan {
  const id = idOf(filter);
  if (id !== undefined) return { records: () => byId(collection, id), exact: false, sorted: true };
  return { records: () => collection.scan(), exact: filter.kind === "and" && filter.clauses.length === 0, sorted: false };
}

function idOf(filter: Filter): Value | undefined {
  if (filter.kind === "and") return filter.clauses.map(idOf).find((id) => id !== undefined);
  if (filter.kind !== "leaf" || filter.path !== "_id" || filter.test.op !== "eq") return undefined;
  const { operand } = filter.test;
  return operand === null || Array.isArray(operand) || isDoc(operand) ? undefined : operand;
}

function* byId(collection: Collection, id: Value): Generator<StoredRecord> {
  const index = collection.entry.indexes[0]!;
  const pointer = collection.view.get(entryKey(index, fitValues(encodeValue(id, false)), 0));
  if (!pointer) return;
  const record = pointer.readUIntBE(0, 6);
  const bytes = collection.get(record);
  if (bytes) yield { id: record, bytes };
}
