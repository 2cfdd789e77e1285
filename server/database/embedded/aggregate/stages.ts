import { describeValue } from "../bson/describe-value.ts";
import { asNumber, isWhole } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { matches, parseFilter } from "../match/parse-filter.ts";
import { parseProjection } from "../query/projection.ts";
import { parseSort, sortDocs } from "../query/sort.ts";
import { groupStage } from "./group-stage.ts";
import { readSpec, type Stage } from "./stage.ts";

/** @throws StoreError 15958, 15956, 5107201 for what is no number of documents */
export function readCount(stage: "$limit" | "$skip", value: Value): number {
  const least = stage === "$limit" ? 1 : 0;
  if (isNumeric(value) && isWhole(value) && asNumber(value) >= least) return asNumber(value);
  const code = isNumeric(value) && asNumber(value) < least ? (least ? 15958 : 15956) : 5107201;
  throw new StoreError(code, `invalid argument to ${stage} stage: Expected a ${least ? "positive" : "non-negative"} number in: ${stage}: ${describeValue(value)}`);
}

function match(spec: Value): Stage {
  const filter = parseFilter(readSpec("$match", spec, 15959));
  return function* (docs) {
    for (const doc of docs) if (matches(filter, doc)) yield doc;
  };
}

function limit(spec: Value): Stage {
  const most = readCount("$limit", spec);
  return function* (docs) {
    let left = most;
    for (const doc of docs) {
      yield doc;
      if (--left === 0) return;
    }
  };
}

function skip(spec: Value): Stage {
  const count = readCount("$skip", spec);
  return function* (docs) {
    let left = count;
    for (const doc of docs) if (left-- <= 0) yield doc;
  };
}

function sort(spec: Value): Stage {
  const fields = readSpec("$sort", spec, 15973);
  if (fields.size === 0) throw new StoreError(15976, "$sort stage must have at least one sort key");
  const pattern = parseSort(fields);
  return (docs) => sortDocs(docs, (doc) => doc, pattern);
}

function project(spec: Value): Stage {
  const fields = readSpec("$project", spec, 15969);
  if (fields.size === 0) throw new StoreError(51272, "Invalid $project :: caused by :: projection specification must have at least one field");
  const apply = parseProjection(fields);
  return function* (docs) {
    for (const doc of docs) yield apply(doc);
  };
}

/** The pipeline stages of the dialect. */
export const stages: Readonly<Record<string, (spec: Value) => Stage>> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $group: groupStage,
  $project: project,
};

const knownToMongo =
  /^\$(addFields|bucket\w*|count|changeStream\w*|collStats|currentOp|densify|documents|facet|fill|geoNear|graphLookup|indexStats|list\w+|lookup|merge|out|planCacheStats|redact|replace\w+|sample|search\w*|set|setWindowFields|sortByCount|unionWith|unset|unwind|vectorSearch)$/;

/** The name and the specification of one stage. @throws StoreError 14, 40323 */
export function readStage(stage: Value): [name: string, spec: Value] {
  if (!isDoc(stage)) throw new StoreError(14, "Each element of the 'pipeline' array must be an object");
  const [entry, ...others] = stage;
  if (!entry || others.length > 0) throw new StoreError(40323, "A pipeline stage specification object must contain exactly one field.");
  return entry;
}

/** @throws StoreError 40324 for an unknown stage, 238 for one outside the dialect */
export function parsePipeline(pipeline: readonly Value[]): Stage[] {
  return pipeline.map((stage) => {
    const [name, spec] = readStage(stage);
    const make = stages[name];
    if (make) return make(spec);
    if (knownToMongo.test(name)) throw outsideDialect(`the stage ${name}`);
    throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`);
  });
}

export function runStages(pipeline: readonly Stage[], docs: Iterable<Doc>): Iterable<Doc> {
  return pipeline.reduce((input, stage) => stage(input), docs);
}
