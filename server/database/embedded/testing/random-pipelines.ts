import type { Document } from "bson";
import { randomFilter, type Random } from "./random-operations.ts";

function accumulator(random: Random): Document {
  return random.pick<Document>([
    { $sum: "$n" },
    { $sum: "$a" },
    { $sum: 1 },
    { $sum: "$sub.x" },
    { $sum: { n: "$n" } },
    { $sum: "$rows.x" },
  ]);
}

function stage(random: Random): Document {
  switch (random.below(5)) {
    case 0:
    case 1:
      return { $match: randomFilter(random, 1) };
    case 2:
      return { $project: random.pick<Document>([{ tags: 0, "sub.x": 0 }, { _id: 1, rows: { x: 1 } }, { n: 1, s: 1, tags: 1 }]) };
    case 3:
      return { $sort: { n: 1, _id: 1 } };
    default:
      return { $match: { n: { $gte: random.below(5) } } };
  }
}

/** A pipeline whose result has one order only, but for groups: MongoDB gives them in no order. */
export function randomPipeline(random: Random): Document[] {
  const stages = Array.from({ length: random.below(3) }, () => stage(random));
  const order = { $sort: { _id: 1 } };
  switch (random.below(4)) {
    case 0:
    case 1:
      return [order, ...stages, { $group: { _id: random.pick<unknown>(["$s", null, { n: "$n", s: "$s" }, "$n"]), one: accumulator(random), two: accumulator(random) } }];
    case 2:
      return [{ $match: randomFilter(random) }, order, { $skip: 1 + random.below(3) }, { $limit: 1 + random.below(5) }, ...stages];
    default:
      // Without its `_id` a document has no certain place among equal ones, so nothing is sorted after that.
      return [order, ...stages, ...(random.chance(0.3) ? [{ $project: { _id: 0, n: 1 } }] : [])];
  }
}
