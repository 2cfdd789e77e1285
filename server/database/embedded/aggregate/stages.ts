import { compareValues } from "../bson/compare-values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { asNumber, isWhole } from "../bson/numbers.ts";
import { bsonType, isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { encodeValue } from "../keys/encode-key.ts";
import { matches, parseFilter } from "../match/parse-filter.ts";
import { valuesAt } from "../match/paths.ts";
import { parseAddedFields, parseProjection } from "../query/projection.ts";
import { parseSort, sortDocs } from "../query/sort.ts";
import { newAccumulator } from "./accumulators.ts";
import { compileExpression } from "./compile-expression.ts";
import type { Scope } from "./expression-arguments.ts";
import { isTrue } from "./logic-expressions.ts";

/** What the stages read besides the documents that come in. */
export interface StageContext {
  /** The documents of another collection of the same database that pass a filter. */
  find: (collection: string, filter: Doc) => Iterable<Doc>;
  variables: Scope["variables"];
}

/** One step of a pipeline. */
export type Stage = (docs: Iterable<Doc>, context: StageContext) => Iterable<Doc>;

/** Makes the test of an `$expr`, outside of any variables. */
export function expressionTest(expression: Value, variables: Scope["variables"] = new Map()): (doc: Doc) => boolean {
  const evaluate = compileExpression(expression);
  return (root) => isTrue(evaluate({ root, variables }));
}

function wholeNumber(stage: string, value: Value, least: number): number {
  if (!isNumeric(value) || !isWhole(value) || asNumber(value) < least) {
    const code = stage === "$limit" ? 15958 : 15956;
    throw new StoreError(asNumberOrZero(value) < least && isNumeric(value) ? code : 5107201, `invalid argument to ${stage} stage: Expected a ${least > 0 ? "positive" : "non-negative"} number in: ${stage}: ${describeValue(value)}`);
  }
  return asNumber(value);
}

function asNumberOrZero(value: Value): number {
  return isNumeric(value) ? asNumber(value) : 0;
}

function document(stage: string, value: Value, code: number): Doc {
  if (!isDoc(value)) throw new StoreError(code, `the ${stage} stage specification must be an object, but found ${bsonType(value).name}`);
  return value;
}

function* mapped(docs: Iterable<Doc>, change: (doc: Doc) => Doc): Generator<Doc> {
  for (const doc of docs) yield change(doc);
}

function match(spec: Value): Stage {
  const filter = document("$match", spec, 15959);
  parseFilter(filter, (expression) => expressionTest(expression));
  return function* (docs, { variables }) {
    const parsed = parseFilter(filter, (expression) => expressionTest(expression, variables));
    for (const doc of docs) if (matches(parsed, doc)) yield doc;
  };
}

function limit(spec: Value): Stage {
  const most = wholeNumber("$limit", spec, 1);
  return function* (docs) {
    let left = most;
    for (const doc of docs) {
      yield doc;
      if (--left <= 0) return;
    }
  };
}

function skip(spec: Value): Stage {
  const count = wholeNumber("$skip", spec, 0);
  return function* (docs) {
    let left = count;
    for (const doc of docs) if (left-- <= 0) yield doc;
  };
}

function sort(spec: Value): Stage {
  const fields = document("$sort", spec, 15973);
  if (fields.size === 0) throw new StoreError(15976, "$sort stage must have at least one sort key");
  const pattern = parseSort(fields);
  return (docs) => sortDocs(docs, (doc) => doc, pattern);
}

function group(spec: Value): Stage {
  const fields = document("$group", spec, 15947);
  if (!fields.has("_id")) throw new StoreError(15955, "a group specification must include an _id");
  const id = compileExpression(fields.get("_id")!);
  const outputs = [...fields].filter(([name]) => name !== "_id").map(([name, operator]) => readAccumulator(name, operator));
  return function* (docs, { variables }) {
    const groups = new Map<string, { id: Value; accumulators: ReturnType<ReturnType<typeof newAccumulator>>[] }>();
    for (const root of docs) {
      const scope = { root, variables };
      const value = id(scope);
      const key = encodeValue(value, false);
      let found = groups.get(key);
      if (!found) groups.set(key, (found = { id: value ?? null, accumulators: outputs.map(({ make }) => make()) }));
      outputs.forEach(({ evaluate }, at) => found.accumulators[at]!.add(evaluate(scope)));
    }
    for (const { id, accumulators } of groups.values()) {
      const doc: Doc = new Map([["_id", id]]);
      accumulators.forEach((accumulator, at) => {
        const value = accumulator.result();
        if (value !== undefined) doc.set(outputs[at]!.name, value);
      });
      yield doc;
    }
  };
}

function readAccumulator(name: string, operator: Value) {
  if (name.includes(".")) throw new StoreError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw new StoreError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDoc(operator)) throw new StoreError(40234, `The field '${name}' must be an accumulator object`);
  if (operator.size !== 1) throw new StoreError(40238, `The field '${name}' must specify one accumulator`);
  const [[accumulator, operand]] = operator as unknown as [[string, Value]];
  if (!accumulator.startsWith("$")) throw new StoreError(40234, `The field '${name}' must be an accumulator object`);
  if (accumulator === "$count" && !(isDoc(operand) && operand.size === 0)) throw new StoreError(9, "$count takes no arguments, i.e. $count:{}");
  return { name, make: newAccumulator(accumulator), evaluate: compileExpression(accumulator === "$count" ? 1 : operand) };
}

function project(spec: Value): Stage {
  const fields = document("$project", spec, 15969);
  if (fields.size === 0) throw new StoreError(51272, "Invalid $project :: caused by :: projection specification must have at least one field");
  const apply = parseProjection(fields, true);
  return (docs) => mapped(docs, (doc) => apply(doc));
}

function addFields(spec: Value, stage: string): Stage {
  const apply = parseAddedFields(document(stage, spec, 40272), stage);
  return (docs, { variables }) => mapped(docs, (root) => apply(root, { root, variables }));
}

function unset(spec: Value): Stage {
  const paths = Array.isArray(spec) ? spec : [spec];
  for (const path of paths) if (typeof path !== "string") throw new StoreError(31002, "$unset specification must be a string or an array");
  const apply = parseProjection(new Map(paths.map((path) => [path as string, 0])), true);
  return (docs) => mapped(docs, (doc) => apply(doc));
}

function replaceRoot(spec: Value, stage: string): Stage {
  const expression = stage === "$replaceRoot" ? document(stage, spec, 40229).get("newRoot") : spec;
  if (expression === undefined) throw new StoreError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  const evaluate = compileExpression(expression);
  return (docs, { variables }) =>
    mapped(docs, (root) => {
      const value = evaluate({ root, variables });
      if (!isDoc(value)) {
        throw new StoreError(40228, `'${stage === "$replaceRoot" ? "newRoot" : "replacement document"}' expression must evaluate to an object, but resulting value was: ${describeValue(value)}. Type of resulting value: '${value === undefined ? "missing" : bsonType(value).name}'`);
      }
      return value;
    });
}

function count(spec: Value): Stage {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes(".")) throw new StoreError(40156, "the count field must be a non-empty string without '$' and '.'");
  return function* (docs) {
    let total = 0;
    for (const doc of docs) total += Number(doc !== undefined);
    if (total > 0) yield new Map([[spec, total]]);
  };
}

function unwind(spec: Value): Stage {
  const options: Doc = isDoc(spec) ? spec : new Map([["path", spec]]);
  const path = options.get("path");
  if (typeof path !== "string") throw new StoreError(28808, "expected a string as the path for $unwind stage");
  if (!path.startsWith("$")) throw new StoreError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  for (const name of options.keys()) if (!["path", "preserveNullAndEmptyArrays", "includeArrayIndex"].includes(name)) throw new StoreError(28811, `unrecognized option to $unwind stage: ${name}`);
  const keepEmpty = options.get("preserveNullAndEmptyArrays") === true;
  const indexName = options.get("includeArrayIndex");
  if (indexName !== undefined && (typeof indexName !== "string" || indexName.includes("."))) throw outsideDialect("$unwind with includeArrayIndex inside a document");
  const parts = path.slice(1).split(".");
  const withIndex = (doc: Doc, index: bigint | null) => (indexName === undefined ? doc : new Map(doc).set(indexName, index));
  return function* (docs) {
    for (const doc of docs) {
      const value = parts.reduce<Value | undefined>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) yield withIndex(setAt(doc, parts, value[index]!), BigInt(index));
        if (value.length === 0 && keepEmpty) yield withIndex(setAt(doc, parts, undefined), null);
      } else if (value !== undefined && value !== null) yield withIndex(doc, null);
      else if (keepEmpty) yield withIndex(doc, null);
    }
  };
}

function setAt(doc: Doc, parts: readonly string[], value: Value | undefined): Doc {
  const copy = new Map(doc);
  const [name, ...rest] = parts as [string, ...string[]];
  if (rest.length > 0) {
    const inner = copy.get(name);
    if (isDoc(inner)) copy.set(name, setAt(inner, rest, value));
  } else if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}

function facet(spec: Value): Stage {
  const pipelines = [...document("$facet", spec, 40169)].map(([name, stages]) => [name, parsePipeline(stages)] as const);
  if (pipelines.length === 0) throw new StoreError(40169, "the $facet specification must be a non-empty object");
  return function* (docs, context) {
    const all = [...docs];
    yield new Map(pipelines.map(([name, stages]) => [name, [...runStages(stages, all, context)]]));
  };
}

function lookup(spec: Value): Stage {
  const options = document("$lookup", spec, 9);
  for (const name of options.keys()) {
    if (!["from", "as", "localField", "foreignField", "let", "pipeline"].includes(name)) throw new StoreError(9, `unknown argument to $lookup: ${name}`);
  }
  const [from, as, local, foreign] = ["from", "as", "localField", "foreignField"].map((name) => options.get(name));
  if (typeof from !== "string" || typeof as !== "string") throw new StoreError(9, "$lookup needs the strings 'from' and 'as'");
  if (as.includes(".")) throw outsideDialect("$lookup into a nested field");
  if ((typeof local === "string") !== (typeof foreign === "string")) throw new StoreError(9, "$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  const stages = options.has("pipeline") ? parsePipeline(options.get("pipeline")!) : [];
  if (!options.has("pipeline") && typeof local !== "string") throw new StoreError(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  const bound = [...((options.get("let") as Doc | undefined) ?? [])].map(([name, value]) => [name, compileExpression(value)] as const);
  return function* (docs, context) {
    for (const root of docs) {
      const filter: Doc = new Map();
      if (typeof local === "string") filter.set(foreign as string, new Map([["$in", localValues(root, local)]]));
      const scope = { root, variables: context.variables };
      const variables = new Map([...context.variables, ...bound.map(([name, evaluate]) => [name, evaluate(scope)] as const)]);
      yield new Map(root).set(as, [...runStages(stages, context.find(from, filter), { ...context, variables })]);
    }
  };
}

function localValues(doc: Doc, path: string): Value[] {
  const values = valuesAt(doc, path.split("."));
  return values.length > 0 ? values : [null];
}

function sortByCount(spec: Value): Stage {
  const grouped = group(new Map<string, Value>([["_id", spec], ["count", new Map([["$sum", 1]])]]));
  return (docs, context) => [...grouped(docs, context)].toSorted((a, b) => compareValues(b.get("count"), a.get("count")));
}

const stages: Readonly<Record<string, (spec: Value, name: string) => Stage>> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $group: group,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceRoot,
  $count: count,
  $unwind: unwind,
  $facet: facet,
  $lookup: lookup,
  $sortByCount: sortByCount,
};

/** The pipeline stages of the dialect. */
export const stageNames: readonly string[] = Object.keys(stages);

const knownToMongo =
  /^\$(bucket|bucketAuto|changeStream\w*|collStats|currentOp|densify|documents|fill|geoNear|graphLookup|indexStats|list\w+|merge|out|planCacheStats|redact|sample|score\w*|search\w*|setWindowFields|shardedDataDistribution|unionWith|vectorSearch|rankFusion)$/;

/** @throws StoreError 40324 for an unknown stage, 238 for one outside the dialect */
export function parsePipeline(pipeline: Value): Stage[] {
  if (!Array.isArray(pipeline)) throw new StoreError(14, "'pipeline' option must be specified as an array");
  return pipeline.map((stage) => {
    if (!isDoc(stage)) throw new StoreError(14, "Each element of the 'pipeline' array must be an object");
    if (stage.size !== 1) throw new StoreError(40323, "A pipeline stage specification object must contain exactly one field.");
    const [[name, spec]] = stage as unknown as [[string, Value]];
    const make = stages[name];
    if (make) return make(spec, name);
    if (knownToMongo.test(name)) throw outsideDialect(`the stage ${name}`);
    throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`);
  });
}

export function runStages(pipeline: readonly Stage[], docs: Iterable<Doc>, context: StageContext): Iterable<Doc> {
  return pipeline.reduce((input, stage) => stage(input, context), docs);
}

