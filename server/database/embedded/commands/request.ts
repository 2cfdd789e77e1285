import { asNumber, isWhole } from "../bson/numbers.ts";
import { isDoc, isNumeric, typeName, type Doc, type Value } from "../bson/values.ts";
import { readBson } from "../bson/read-bson.ts";
import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Key } from "../keys/encode-key.ts";
import { parseFilter, type Filter } from "../match/parse-filter.ts";
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

/** A document of a write, with its bytes where it came as bytes. */
export interface Statement {
  doc: Doc;
  bytes: Buffer | undefined;
}

/** How a command is run. */
export interface Command {
  /** The view it gets: what is on the disk, everything committed, or none. */
  view: "read" | "write" | "none";
  /** Allowed inside a transaction. */
  inTransaction?: boolean;
  /** May be sent with a `txnNumber` of its own, to be executed once however often it arrives. */
  retryable?: boolean;
  run: (request: Request) => Writable | Promise<Writable>;
}

/** One command on its way: its fields, its view of the data, and where its session stands. */
export class Request {
  readonly name: string;
  readonly body: Doc;
  readonly database: string;
  /** A cursor took the view over and gives it free. */
  keepsView = false;

  constructor(
    readonly engine: Engine,
    readonly wire: WireRequest,
    readonly connection: Connection | undefined,
    readonly view: View,
    /** The session whose transaction the command is part of: its view outlives the command. */
    readonly transaction: Key | undefined,
  ) {
    this.body = wire.body;
    this.name = commandName(wire.body);
    this.database = wire.body.get("$db") as string;
  }

  /** The collection that the command names. @throws StoreError 73 when it names none */
  get collectionName(): string {
    const name = this.body.get(this.name);
    if (typeof name !== "string") throw new StoreError(73, `collection name has invalid type ${typeName(name)}`);
    if (name === "") throw new StoreError(73, `Invalid namespace specified '${this.database}.'`);
    return name;
  }

  /** The same request, as if it named this collection. */
  on(database: string, collection: string): Request {
    const body = new Map<string, Value>([...this.body, [this.name, collection], ["$db", database]]);
    return new Request(this.engine, { ...this.wire, body }, this.connection, this.view, this.transaction);
  }

  get namespace(): string {
    return `${this.database}.${this.collectionName}`;
  }

  /** When the command has to give up. */
  get deadline(): Deadline {
    return new Deadline(this.number("maxTimeMS", 0));
  }

  /** The collection that the command names, if it is there. */
  find(): Collection | undefined {
    const entry = this.engine.catalog.find(this.view, this.database, this.collectionName);
    return entry && this.open(entry);
  }

  /** As {@link find}, for a write: a transaction relies on it that the collection stays what it is. */
  findToWrite(): Collection | undefined {
    const collection = this.find();
    if (collection) this.engine.store.share(collection.entry.key, this.view);
    return collection;
  }

  /** The collection of a write, made if it is not there. */
  findOrCreate(): Collection {
    const found = this.findToWrite();
    if (found) return found;
    checkDatabaseName(this.database);
    return this.open(this.engine.catalog.create(this.view, this.database, this.collectionName));
  }

  open(entry: CollectionEntry): Collection {
    return new Collection(this.view, entry, this.engine.memory);
  }

  /** A field that must be a document if it is there; otherwise an empty one. @throws StoreError 14 */
  doc(name: string): Doc {
    return readDoc(this.body, this.name, name) ?? new Map();
  }

  /** A field that must be a whole number of at least 0 if it is there. @throws StoreError 14, 9, 51024 */
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
  statements(name: string, least = 1): Statement[] {
    const beside = this.wire.sequences.get(name);
    const statements = beside?.map((bytes) => ({ doc: readBson(bytes), bytes })) ?? this.list(name).map((doc) => ({ doc, bytes: undefined }));
    if (statements.length < least || statements.length > 100_000) throw new StoreError(16, `Write batch sizes must be between 1 and 100000. Got ${statements.length} operations.`);
    for (const { doc } of statements) if (!isDoc(doc)) throw wrongType(this.name, name, doc, "object");
    return statements as Statement[];
  }

  filter(name: string): Filter {
    return parseFilter(this.doc(name));
  }
}

export function commandName(body: Doc): string {
  return body.keys().next().value ?? "";
}

function wrongType(command: string, name: string, value: Value, expected: string): StoreError {
  return new StoreError(14, `BSON field '${command}.${name}' is the wrong type '${typeName(value)}', expected type '${expected}'`);
}

export function readDoc(body: Doc, command: string, name: string): Doc | undefined {
  const value = body.get(name) ?? undefined;
  if (value !== undefined && !isDoc(value)) throw wrongType(command, name, value, "object");
  return value;
}

export function readNumber(body: Doc, command: string, name: string, absent: number): number {
  const value = body.get(name) ?? undefined;
  if (value === undefined) return absent;
  if (!isNumeric(value)) throw wrongType(command, name, value, "long");
  if (!isWhole(value)) throw new StoreError(9, `BSON field '${command}.${name}' must be a whole number`);
  if (asNumber(value) < 0) throw new StoreError(51024, `BSON field '${name}' value must be >= 0, actual value '${asNumber(value)}'`);
  return asNumber(value);
}

export function readFlag(body: Doc, command: string, name: string, absent = false): boolean {
  const value = body.get(name) ?? undefined;
  if (value === undefined) return absent;
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return asNumber(value) !== 0;
  throw wrongType(command, name, value, "bool");
}
