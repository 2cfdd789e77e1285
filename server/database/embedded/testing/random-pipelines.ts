import { Int32, type Document } from "bson";
import { randomFilter, randomScalar, type Random } from "./random-operations.ts";

/** Updates may have put anything anywhere; what an expression would refuse is replaced, so that the order of stages decides nothing. */
const tags = { $cond: [{ $isArray: ["$tags"] }, "$tags", []] };
const rows = { $cond: [{ $isArray: ["$rows"] }, "$rows", []] };
const numeric = { $cond: [{ $isNumber: "$n" }, "$n", 0] };
const string = { $cond: [{ $eq: [{ $type: "$s" }, "string"] }, "$s", ""] };

function scalar(path: string): Document {
  return { $cond: [{ $isArray: [path] }, "array", path] };
}

/** A branch of `$cond` and `$switch`, under the name that MongoDB gives it. */
function branch(test: Document, name: string, value: unknown): Document {
  return Object.fromEntries([...Object.entries(test), [name, value]]);
}

function number(random: Random): unknown {
  return random.pick([numeric, new Int32(2), { $size: tags }, 1.5]);
}

function text(random: Random): unknown {
  return random.pick([string, "x", { $toString: numeric }]);
}

/** An expression of the dialect over the fields of random documents. */
export function randomExpression(random: Random): unknown {
  switch (random.below(22)) {
    case 0:
      return { $add: [number(random), number(random)] };
    case 1:
      return { $subtract: [number(random), number(random)] };
    case 2:
      return { $multiply: [number(random), number(random)] };
    case 3:
      return { $divide: [number(random), 4] };
    case 4:
      return { $cond: [{ $gt: ["$n", 3] }, "$s", "$n"] };
    case 5:
      return { $cond: branch({ if: { $eq: ["$a", "$b"] }, else: { $type: "$a" } }, "then", "same") };
    case 6:
      return { $concat: [text(random), "-", text(random)] };
    case 7:
      return { $filter: { input: rows, as: "row", cond: { $gte: ["$$row.x", random.below(4)] } } };
    case 8:
      return { $map: { input: tags, as: "tag", in: { $type: "$$tag" } } };
    case 9:
      return { $in: ["a", tags] };
    case 10:
      return { $dateToString: { date: { $cond: [{ $eq: [{ $type: "$at" }, "date"] }, "$at", null] }, format: "%Y-%m-%d %H:%M:%S.%L", ...(random.chance(0.5) && { timezone: "Asia/Shanghai" }) } };
    case 11:
      return { [random.pick(["$eq", "$ne", "$lt", "$lte", "$gt", "$gte", "$cmp"])]: [random.pick(["$a", "$n", "$s"]), random.pick(["$b", "$n", { $literal: randomScalar(random) }])] };
    case 12:
      return { [random.pick(["$and", "$or"])]: [{ $gt: ["$n", 2] }, { $eq: ["$s", "a"] }] };
    case 13:
      return { $not: ["$a"] };
    case 14:
      return random.pick(["$rows.x", "$sub.y", "$a.x", "$nothing", "$$ROOT.n", "$tags"]);
    case 15:
      return { $sum: random.pick(["$rows.x", ["$n", "$sub.y"]]) };
    case 16:
      return { [random.pick(["$max", "$min", "$avg"])]: random.pick(["$rows.x", ["$n", "$sub.y"]]) };
    case 17:
      return { $arrayElemAt: [tags, random.pick([0, -1, 5])] };
    case 18:
      return { $slice: [tags, random.pick([1, -1, 2])] };
    case 19:
      return { $reduce: { input: rows, initialValue: 0, in: { $add: ["$$value", { $size: tags }] } } };
    case 20:
      return { $switch: { branches: [branch({ case: { $eq: ["$n", 1] } }, "then", "one"), branch({ case: { $gt: ["$n", 4] } }, "then", "many")], default: "$n" } };
    default:
      return { $setUnion: [tags, ["a", "b"]] };
  }
}

function accumulator(random: Random): Document {
  return random.pick<Document>([
    { $sum: "$n" },
    { $sum: 1 },
    { $avg: "$n" },
    { $min: "$a" },
    { $max: "$s" },
    { $push: "$n" },
    { $first: "$_id" },
    { $last: "$s" },
    { $max: { $ifNull: ["$sub.y", 0] } },
    { $count: {} },
  ]);
}

function stage(random: Random): Document {
  switch (random.below(14)) {
    case 0:
    case 1:
      return { $match: randomFilter(random, 1) };
    case 2:
      return { $match: { $expr: randomExpression(random) } };
    case 3:
      return { $project: { _id: 1, made: randomExpression(random), "sub.made": randomExpression(random), n: 1 } };
    case 4:
      return { $project: random.pick<Document>([{ tags: 0, "sub.x": 0 }, { _id: 1, rows: { x: 1 } }, { _id: 1, "rows.made": { $literal: 1 } }]) };
    case 5:
    case 6:
      return { $addFields: { made: randomExpression(random), "rows.flag": true, "sub.z": randomExpression(random) } };
    case 7:
      return { $unwind: random.pick<unknown>(["$tags", "$rows", { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "place" }, "$a"]) };
    case 8:
      return { $unset: random.pick<unknown>(["tags", ["rows.x", "a"]]) };
    case 9:
      return { $replaceRoot: { newRoot: { $mergeObjects: [{ _id: "$_id", k: 1 }, { $cond: [{ $eq: [{ $type: "$sub" }, "object"] }, "$sub", {}] }] } } };
    case 10:
      return { $lookup: { from: "others", localField: random.pick(["n", "tags", "s", "rows.x"]), foreignField: random.pick(["n", "tags", "s"]), as: "joined" } };
    case 11:
      return { $addFields: { count: { $size: tags } } };
    case 12:
      return { $sort: { n: 1, _id: 1 } };
    default:
      return { $match: { n: { $gte: random.below(5) } } };
  }
}

/** A pipeline whose result has one order only: sorted by `_id` where documents stay apart, else by the group. */
export function randomPipeline(random: Random): Document[] {
  const stages = Array.from({ length: random.below(3) }, () => stage(random));
  const order = { $sort: { _id: 1 } };
  switch (random.below(5)) {
    case 0:
      return [order, ...stages, { $group: { _id: random.pick<unknown>([scalar("$s"), null, { n: "$n", s: "$s" }, scalar("$n")]), one: accumulator(random), two: accumulator(random) } }, order];
    case 1:
      return [...stages, { $count: "total" }];
    case 2:
      return [{ $match: randomFilter(random) }, order, { $skip: 1 + random.below(3) }, { $limit: 1 + random.below(5) }, ...stages];
    case 3:
      return [order, ...stages, { $facet: { first: [{ $limit: 2 }, { $project: { n: 1 } }], total: [{ $count: "n" }] } }];
    default:
      return [order, ...stages];
  }
}
