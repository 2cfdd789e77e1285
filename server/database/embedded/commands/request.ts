import { asNumber, isWhole } from "../bson/numbers.ts";
import { bsonType, isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { readBson } from "../bson/read-bson.ts";
import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { parseFilter, type Filter } from "../match/parse-filter.ts";
import { expressionTest } from "../aggregate/stages.ts";
import { Deadline } from "../query/find-records.ts";
import { checkDatabaseName, type Catalog, type CollectionEntry } from "../store/catalog.ts";
import { Collection } from "../store/collection.ts";
import type { CollectionMemory } from "../store/collection-memory.ts";
import type { Store } from "../store/store.ts";
import type { View } from "../store/view.ts";
import type { Connection } from "../wire/connection.ts";
import type { WireRequest } from "../wire/messages.ts";
import type { Cursors } from "./cursors.ts";

/** Everything that all commands of one server share. */
export interface Engine {
  store: Store;
  catalog: Catalog;
  memory: CollectionMemory;
  cursors: Cursors;
  now: () => Date;
  /** Tells the operator of an error that is the store's own fault. */
  report: (error: Error) => void;
}

/** One command on its way: its fields, its view of the data, and where its session stands. */
export class Request {
  readonly name: string;
  readonly body: Doc;
  readonly database: string;
  readonly deadline: Deadline;
  /** A cursor took the view over and gives it free. */
  keepsView = false;

  constructor(
    readonly engine: Engine,
    readonly wire: WireRequest,
    readonly connection: Connection | undefined,
    readonly view: View,
    /** The view is that of a transaction and outlives the command. */
    readonly inTransaction: boolean,
  ) {
    this.body = wire.body;
    this.name = commandName(wire.body);
    this.database = wire.body.get("$db") as string;
    this.deadline = new Deadline(this.name === "getMore" ? 0 : this.number("maxTimeMS", 0));
  }

  /** The collection that the command names. @throws StoreError 73 when it names none */
  get collectionName(): string {
    const name = this.body.get(this.name);
    if (typeof name !== "string") throw new StoreError(73, `collection name has invalid type ${name === undefined ? "missing" : bsonType(name).name}`);
    if (name === "") throw new StoreError(73, `Invalid namespace specified '${this.database}.'`);
    return name;
  }

  find(name = this.collectionName): Collection | undefined {
    const entry = this.engine.catalog.find(this.view, this.database, name);
    return entry && this.open(entry);
  }

  /** The collection of a write, made if it is not there. */
  findOrCreate(): Collection {
    const name = this.collectionName;
    checkDatabaseName(this.database);
    const entry = this.engine.catalog.find(this.view, this.database, name);
    const found = entry ?? this.engine.catalog.create(this.view, this.database, name, new Map());
    this.engine.store.share(found.key, this.view);
    return this.open(found);
  }

  open(entry: CollectionEntry): Collection {
    return new Collection(this.view, entry, this.engine.memory);
  }

  /** A field that must be a document if it is there. @throws StoreError 14 */
  doc(name: string): Doc | undefined {
    const value = this.body.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isDoc(value)) throw wrongType(this.name, name, value, "object");
    return value;
  }

  /** A field that must be a whole number if it is there. @throws StoreError 14 */
  number(name: string, absent: number): number {
    return readNumber(this.body, this.name, name, absent);
  }

  flag(name: string, absent = false): boolean {
    return readFlag(this.body, this.name, name, absent);
  }

  list(name: string): Value[] {
    const value = this.body.get(name);
    if (value === undefined) throw new StoreError(40414, `BSON field '${this.name}.${name}' is missing but a required field`);
    if (!Array.isArray(value)) throw wrongType(this.name, name, value, "array");
    return value;
  }

  /** The documents of a write, whether they came in the command or beside it. */
  statements(name: string): Doc[] {
    const beside = this.wire.sequences.get(name);
    const docs = beside ? beside.map((bytes) => readBson(bytes)) : this.list(name);
    if (docs.length === 0 || docs.length > 100_000) throw new StoreError(16, `Write batch sizes must be between 1 and 100000. Got ${docs.length} operations.`);
    for (const doc of docs) if (!isDoc(doc)) throw wrongType(this.name, name, doc, "object");
    return docs as Doc[];
  }

  filter(name: string): Filter {
    return readFilter(this.doc(name) ?? new Map());
  }
}

export function commandName(body: Doc): string {
  return body.keys().next().value ?? "";
}

/** Reads a filter that may use `$expr`. */
export function readFilter(filter: Doc, variables?: ReadonlyMap<string, Value | undefined>): Filter {
  return parseFilter(filter, (expression) => expressionTest(expression, variables));
}

function wrongType(command: string, name: string, value: Value, expected: string): StoreError {
  return new StoreError(14, `BSON field '${command}.${name}' is the wrong type '${bsonType(value).name}', expected type '${expected}'`);
}

export function readNumber(body: Doc, command: string, name: string, absent: number): number {
  const value = body.get(name);
  if (value === undefined || value === null) return absent;
  if (!isNumeric(value)) throw wrongType(command, name, value, "long");
  if (!isWhole(value)) throw new StoreError(9, `BSON field '${command}.${name}' must be a whole number`);
  return asNumber(value);
}

export function readFlag(body: Doc, command: string, name: string, absent = false): boolean {
  const value = body.get(name);
  if (value === undefined || value === null) return absent;
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return asNumber(value) !== 0;
  throw wrongType(command, name, value, "bool");
}

/** How a command is run. */
export interface Command {
  /** The view it gets: what is on the disk, everything committed, or none. */
  view: "read" | "write" | "none";
  /** Its own fields, beside those that every command may have. */
  fields: readonly string[];
  /** Allowed inside a transaction. */
  inTransaction?: boolean;
  /** May be sent with a `txnNumber` of its own, to be executed once however often it arrives. */
  retryable?: boolean;
  run: (request: Request) => Writable | Promise<Writable>;
}
