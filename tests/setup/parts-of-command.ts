import { BSON, type Document } from "mongodb";
import { dialect } from "../../server/database/embedded/dialect.ts";

/** Whether an object is a document, and not a date, an id or another value of one piece. */
const isDocument = (value: unknown): value is Document => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date || "_bsontype" in value);

const documents = (value: unknown): Document[] => (Array.isArray(value) ? value : [value]).filter(isDocument);

/** MongoDB's names of types by the driver's. */
const aliases: Readonly<Record<string, string>> = { Binary: "binData", ObjectId: "objectId", Timestamp: "timestamp", BSONRegExp: "regex", Int32: "int", Long: "long", Double: "double", boolean: "bool" };

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Date) return "date";
  const name = typeof value === "object" && "_bsontype" in value! ? String(value._bsontype) : typeof value;
  return aliases[name] ?? name;
}

function* typesIn(value: unknown): Generator<string> {
  yield `type ${typeOf(value)}`;
  if (Array.isArray(value)) for (const element of value) yield* typesIn(element);
  else if (isDocument(value)) for (const inner of Object.values(value)) yield* typesIn(inner);
}

function* inFilter(filter: unknown): Generator<string> {
  for (const doc of documents(filter)) {
    for (const [name, value] of Object.entries(doc)) {
      if (name.startsWith("$")) yield `query ${name}`;
      if (!["$in", "$nin", "$eq", "$ne"].includes(name)) yield* inFilter(value);
    }
  }
}

function* inUpdate(update: unknown): Generator<string> {
  if (Array.isArray(update)) yield "update by a pipeline";
  for (const [operator, fields] of isDocument(update) ? Object.entries(update) : []) {
    if (!operator.startsWith("$")) continue;
    yield `update ${operator}`;
    for (const [path, operand] of Object.entries(fields as Document)) {
      if (path.includes("$")) yield `update path ${path}`;
      if (operator === "$pull") yield* inFilter(operand);
      else for (const name of isDocument(operand) ? Object.keys(operand) : []) if (name.startsWith("$")) yield `modifier ${name}`;
    }
  }
}

function* inGroup(group: Document): Generator<string> {
  for (const [name, value] of Object.entries(group)) {
    const [operator, operand] = name === "_id" ? [undefined, value] : (Object.entries(value as Document)[0] as [string, unknown]);
    if (operator) yield `accumulator ${operator}`;
    for (const inner of isDocument(operand) ? Object.keys(operand) : []) if (inner.startsWith("$")) yield `expression ${inner}`;
  }
}

function* inStage(stage: Document): Generator<string> {
  for (const [name, spec] of Object.entries(stage)) {
    yield `stage ${name}`;
    if (name === "$match") yield* inFilter(spec);
    if (name === "$group") yield* inGroup(spec as Document);
    if (name === "$project") yield* inProjection(spec);
  }
}

function* inProjection(projection: unknown): Generator<string> {
  for (const value of isDocument(projection) ? Object.values(projection) : []) if (typeof value !== "boolean" && Number.isNaN(Number(value))) yield `projection ${JSON.stringify(value)}`;
}

function* inIndex(index: Document): Generator<string> {
  for (const option of Object.keys(index)) yield `index ${option}`;
  for (const direction of Object.values(index.key as Document)) if (Number.isNaN(Number(direction))) yield `index kind ${direction}`;
  yield* inFilter(index.partialFilterExpression);
}

/** What a command uses of the dialect, each part as a phrase such as `query $in`; twice where it uses it twice. Pure. */
export function* partsOfCommand(given: Document): Generator<string> {
  // As it leaves: with its types, without fields that are undefined, and without what mongoose hangs on its arrays.
  const command = BSON.deserialize(BSON.serialize(given, { ignoreUndefined: true }), { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
  const [name] = Object.keys(command) as [string];
  yield `command ${name}`;
  for (const option of Object.keys(command)) {
    if (option !== name && !(dialect.commonOptions as readonly string[]).includes(option)) yield `option ${name}.${option}`;
  }
  yield* typesIn(command);
  if (command.readConcern?.level) yield `read concern ${command.readConcern.level}`;
  if (command.writeConcern?.w !== undefined) yield `write concern ${command.writeConcern.w}`;
  yield* inFilter(command.filter ?? command.query);
  yield* inProjection(command.projection ?? command.fields);
  for (const statement of documents(command.updates ?? [])) {
    for (const field of Object.keys(statement)) yield `update statement ${field}`;
    yield* inFilter(statement.q);
    yield* inUpdate(statement.u);
  }
  if (name === "findAndModify") yield* inUpdate(command.update);
  for (const statement of documents(command.deletes ?? [])) {
    for (const field of Object.keys(statement)) yield `delete statement ${field}`;
    yield* inFilter(statement.q);
  }
  for (const operation of documents(command.ops ?? [])) {
    const [kind] = Object.keys(operation);
    for (const field of Object.keys(operation)) yield `bulk ${kind} ${field}`;
    yield* inFilter(operation.filter);
    yield* inUpdate(operation.updateMods);
  }
  for (const stage of documents(command.pipeline ?? [])) yield* inStage(stage);
  for (const index of documents(command.indexes ?? [])) yield* inIndex(index);
}

/** Every part of the dialect, in the phrases of {@link partsOfCommand}. */
export const partsOfDialect: readonly string[] = [
  ...Object.entries(dialect.commands).flatMap(([name, options]) => [`command ${name}`, ...options.map((option) => `option ${name}.${option}`)]),
  ...dialect.updateStatement.map((field) => `update statement ${field}`),
  ...dialect.deleteStatement.map((field) => `delete statement ${field}`),
  ...Object.entries(dialect.bulkWriteOperations).flatMap(([kind, fields]) => fields.map((field) => `bulk ${kind} ${field}`)),
  ...dialect.types.map((type) => `type ${type}`),
  ...dialect.queryOperators.map((operator) => `query ${operator}`),
  ...dialect.updateOperators.map((operator) => `update ${operator}`),
  ...dialect.updateModifiers.map((modifier) => `modifier ${modifier}`),
  ...[...dialect.stages, ...dialect.changeStream].map((stage) => `stage ${stage}`),
  ...dialect.accumulators.map((accumulator) => `accumulator ${accumulator}`),
  ...dialect.indexOptions.map((option) => `index ${option}`),
  ...dialect.readConcerns.map((level) => `read concern ${level}`),
  ...dialect.writeConcerns.map((w) => `write concern ${w}`),
];
