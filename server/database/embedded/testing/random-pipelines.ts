import type { Document } from "bson";
import { randomFilter, type Random } from "./random-operations.ts";

function accumulator(random: Random): Document {
  return random.pick<Document>([
    { $sum: "$n" },
    { $sum: "$a" },
    { $sum: 1 },
    { $avg: "$n" },
    { $avg: "$sub.x" },
    { $min: "$a" },
    { $max: "$s" },
    { $push: "$n" },
    { $push: { n: "$n", x: "$rows.x", is: true } },
    { $first: "$_id" },
    { $last: "$s" },
    { $count: {} },
  ]);
}

function stage(random: Random): Document {
  switch (random.below(7)) {
    case 0:
    case 1:
      return { $match: randomFilter(random, 1) };
    case 2:
      return { $project: random.pick<Document>([{ tags: 0, "sub.x": 0 }, { _id: 1, rows: { x: 1 } }, { n: 1, s: 1, tags: 1 }, { _id: 0, n: 1 }]) };
    case 3:
    case 4:
      return { $unwind: random.pick<unknown>(["$tags", "$rows", { path: "$tags", preserveNullAndEmptyArrays: true }, "$a", "$sub.x"]) };
    case 5:
      return { $sort: { n: 1, _id: 1 } };
    default:
      return { $match: { n: { $gte: random.below(5) } } };
  }
}

/** A pipeline whose result has one order only, but for groups: MongoDB gives them in no order. */
export function randomPipeline(random: Random): Document[] {
  const stages = Array.from({ length: random.below(3) }, () => stage(random));
  const order = { $sort: { _id: 1 } };
  switch (random.below(5)) {
    case 0:
    case 1:
      return [order, ...stages, { $group: { _id: random.pick<unknown>(["$s", null, { n: "$n", s: "$s" }, "$n"]), one: accumulator(random), two: accumulator(random) } }];
    case 2:
      return [...stages, { $count: "total" }];
    case 3:
      return [{ $match: randomFilter(random) }, order, { $skip: 1 + random.below(3) }, { $limit: 1 + random.below(5) }, ...stages];
    default:
      return [order, ...stages];
  }
}
