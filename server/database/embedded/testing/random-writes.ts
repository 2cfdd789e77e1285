import { Double, Int32, Long, type Document } from "bson";
import { randomScalar, randomValue, type Random } from "./random-operations.ts";

const targets = ["a", "b", "n", "s", "tags", "rows", "sub", "sub.x", "sub.y", "sub.new.deep", "rows.0.x", "tags.1", "a.x", "fresh", "a.0"];

function amount(random: Random): unknown {
  return random.pick([new Int32(1), new Int32(-3), new Double(0.5), Long.fromNumber(7), new Int32(2_147_483_647)]);
}

function each(random: Random, make: () => unknown): unknown[] {
  return Array.from({ length: random.below(3) }, make);
}

function pushOperand(random: Random, path: string): unknown {
  const value = () => (path === "rows" ? { x: new Int32(random.below(4)), y: random.pick(["a", "b"]) } : randomScalar(random));
  return random.chance(0.5) ? value() : { $each: each(random, value) };
}

function pullOperand(random: Random, path: string): unknown {
  if (path === "rows") return random.pick([{ x: { $gte: new Int32(random.below(4)) } }, { y: "a" }, { x: new Int32(1), y: "b" }]);
  return random.pick([randomScalar(random), { $in: [randomScalar(random), "a"] }, { $gte: "a" }, { $ne: "a" }]);
}

/** One operator on one path. */
function change(random: Random): [operator: string, path: string, operand: unknown] {
  const path = random.pick(targets);
  switch (random.below(15)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return ["$set", path, randomValue(random, 1)];
    case 4:
      return ["$unset", path, ""];
    case 5:
      return ["$inc", random.chance(0.7) ? random.pick(["n", "sub.y", "fresh"]) : path, amount(random)];
    case 6:
    case 7:
      return [random.pick(["$min", "$max"]), path, randomScalar(random)];
    case 8:
    case 9: {
      const array = random.pick(["tags", "rows", "a", "fresh"]);
      return ["$push", array, pushOperand(random, array)];
    }
    case 10: {
      const array = random.pick(["tags", "a", "fresh"]);
      return ["$addToSet", array, random.chance(0.5) ? randomScalar(random) : { $each: each(random, () => random.pick(["a", "b", "", "Z"])) }];
    }
    case 11: {
      const array = random.pick(["tags", "rows", "a"]);
      return ["$pull", array, pullOperand(random, array)];
    }
    case 12:
      return ["$pop", random.pick(["tags", "rows", "a"]), random.pick([1, -1])];
    case 13:
      return ["$pullAll", random.pick(["tags", "a"]), each(random, () => randomScalar(random))];
    default:
      return ["$setOnInsert", path, randomScalar(random)];
  }
}

/** An update of one to three operators. */
export function randomUpdate(random: Random): Document {
  const update: Record<string, Document> = {};
  const count = 1 + random.below(3);
  for (let at = 0; at < count; at++) {
    const [operator, path, operand] = change(random);
    update[operator] = { ...update[operator], [path]: operand };
  }
  return update;
}

/** A projection of `find`. */
export function randomProjection(random: Random): Document {
  const chosen = random.some(["a", "b", "n", "s", "tags", "rows.x", "rows.y", "sub.x", "sub", "at", "nothing", "a.x"], 3).filter((path, _at, all) => !all.some((other) => other !== path && (path.startsWith(`${other}.`) || other.startsWith(`${path}.`))));
  const kept = random.chance(0.6) ? 1 : 0;
  const projection: Document = Object.fromEntries(chosen.map((path) => [path, kept]));
  if (random.chance(0.3)) projection._id = random.pick([0, 1]);
  return projection;
}

/** A path for `distinct`. */
export function randomPath(random: Random): string {
  // By an index MongoDB sees arrays otherwise than without one: paths that lead to nested arrays have no one answer.
  return random.pick(["n", "s", "at", "tags", "sub.y", "sub.x", "nothing"]);
}
