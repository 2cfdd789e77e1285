import { Binary, Double, Int32, Long, ObjectId, type Document } from "bson";

/** A source of random numbers that gives the same ones for the same seed. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** Up to `most` different ones. */
  some<T>(from: readonly T[], most: number): T[] {
    const left = [...from];
    const count = 1 + this.below(Math.min(most, left.length));
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

const words = ["", "a", "ab", "abc", "b", "喷涂", "农机", "Z", "a\u{1F600}", "\uFF5E"];
const dates = [0, 1, 1_700_000_000_000, 1_763_700_000_000, -1].map((ms) => new Date(ms));
const ids = ["6560000000000000000000a1", "6560000000000000000000a2", "6560000000000000000000ff"];

/** A value that is no array and no document. */
export function randomScalar(random: Random): unknown {
  switch (random.below(15)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
    case 3:
      return new Double(random.pick([0, 1, 2, -1, 0.5, 1.5, 2.5, 1e10, -0.1, 3]));
    case 4:
      return Long.fromNumber(random.pick([0, 1, 2, 3, 5_000_000_000, -7]));
    case 5:
      return random.pick(dates);
    case 6:
      return new ObjectId(random.pick(ids));
    case 7:
      return Long.fromString(random.pick(["9007199254740993", "-9007199254740993", "9223372036854775807"]));
    case 8:
      return new Binary(Buffer.from(random.pick(["", "x", "yz"])), 0);
    case 9:
    case 10:
    case 11:
      return random.pick(words);
    default:
      return new Int32(random.below(6) - 1);
  }
}

export function randomValue(random: Random, depth = 2): unknown {
  const kind = random.below(10);
  if (depth > 0 && kind === 0) return Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  if (depth > 0 && kind === 1) return randomFields(random, depth - 1);
  return randomScalar(random);
}

function randomFields(random: Random, depth: number): Document {
  return Object.fromEntries(random.some(["x", "y", "z"], 3).map((name) => [name, randomValue(random, depth)]));
}

/** A document without an `_id`: free fields, and some whose kind is always the same, as real records have them. */
export function randomDocument(random: Random): Document {
  const doc: Document = {};
  for (const name of random.some(["a", "b", "c"], 3)) doc[name] = randomValue(random);
  if (random.chance(0.8)) doc.n = new Int32(random.below(8));
  if (random.chance(0.8)) doc.s = random.pick(words);
  if (random.chance(0.7)) doc.at = random.pick(dates);
  if (random.chance(0.6)) doc.tags = Array.from({ length: random.below(4) }, () => random.pick(words));
  if (random.chance(0.6)) doc.rows = Array.from({ length: random.below(4) }, () => ({ x: new Int32(random.below(4)), y: random.pick(words), ...(random.chance(0.3) && { z: randomValue(random, 1) }) }));
  if (random.chance(0.6)) doc.sub = { x: randomScalar(random), ...(random.chance(0.5) && { y: new Int32(random.below(4)) }) };
  return doc;
}

export const paths = ["a", "b", "c", "n", "s", "at", "tags", "rows", "rows.x", "rows.y", "sub", "sub.x", "sub.y", "a.x", "b.y", "a.0", "rows.0.x", "nothing"];
const plainPaths = ["n", "s", "at", "sub.y", "a", "b"];

/** A value that a document may well have at the path. */
function valueFor(random: Random, path: string): unknown {
  if (random.chance(0.15)) return randomValue(random, 1);
  if (path === "n") return new Int32(random.below(8));
  if (path === "s" || path === "tags" || path === "rows.y") return random.pick(words);
  if (path === "at") return random.pick(dates);
  if (path === "rows.x" || path === "sub.y" || path === "rows.0.x") return new Int32(random.below(4));
  if (path === "rows") return random.chance(0.5) ? { x: new Int32(random.below(4)), y: random.pick(words) } : [];
  return randomScalar(random);
}

function randomCondition(random: Random, path: string): unknown {
  const value = () => valueFor(random, path);
  switch (random.below(19)) {
    case 0:
      return { $ne: value() };
    case 1:
      return { $gt: value() };
    case 2:
      return { $gte: value() };
    case 3:
      return { $lt: value() };
    case 4:
      return { $lte: value() };
    case 5:
      return { $gte: value(), $lt: value() };
    case 6:
      return { $in: Array.from({ length: 1 + random.below(3) }, value) };
    case 7:
      return { $nin: Array.from({ length: random.below(3) }, value) };
    case 8:
      return { $exists: random.chance(0.5) };
    case 9:
      return { $type: random.pick(["string", "number", "int", "double", "array", "object", "null", "date", ["string", "bool"]]) };
    case 10:
      return { $size: random.below(4) };
    case 11:
      return { $all: Array.from({ length: 1 + random.below(2) }, value) };
    case 12:
      return { $not: random.pick([{ $gt: value() }, { $in: [value(), value()] }, { $exists: true }, { $size: 1 }]) };
    case 13:
      return { $regex: random.pick(["^a", "b$", "^ab?", ".", "^喷", "^Z"]), ...(random.chance(0.3) && { $options: "i" }) };
    case 14:
      return path === "rows" ? { $elemMatch: { x: { $gte: new Int32(random.below(4)) }, y: random.pick(words) } } : { $elemMatch: { $gte: value(), $lte: value() } };
    default:
      return value();
  }
}

export function randomFilter(random: Random, depth = 2): Document {
  const filter: Document = {};
  const count = random.below(3);
  for (let at = 0; at < count; at++) {
    const path = random.pick(paths);
    filter[path] = /\.\d/.test(path) ? new Int32(random.below(4)) : randomCondition(random, path);
  }
  if (depth > 0 && random.chance(0.3)) {
    filter[random.pick(["$and", "$or", "$or", "$nor"])] = Array.from({ length: 1 + random.below(2) }, () => randomFilter(random, depth - 1));
  }
  return filter;
}

/** A sort; with `total` it ends in `_id`, so that one order only is right. */
export function randomSort(random: Random, total: boolean): Record<string, 1 | -1> {
  const sort: Record<string, 1 | -1> = {};
  for (const path of random.some(random.chance(0.7) ? plainPaths : paths.filter((path) => !/\d/.test(path)), 2)) {
    if (path === "rows" || path === "tags") continue;
    sort[path] = random.chance(0.5) ? 1 : -1;
  }
  if (total) sort._id = random.chance(0.5) ? 1 : -1;
  return sort;
}

/** The key and options of an index that most collections can have. */
export function randomIndex(random: Random): { key: Record<string, 1 | -1>; options: Document } {
  const usable = ["a", "b", "n", "s", "at", "tags", "rows.x", "rows.y", "sub.x", "sub.y"];
  const key: Record<string, 1 | -1> = {};
  for (const path of random.some(usable, 3)) {
    const arrays = Object.keys(key).filter((other) => /^(a|b|tags|rows)/.test(other));
    const sharesRoot = arrays.every((other) => other.split(".")[0] === path.split(".")[0]);
    if (/^(a|b|tags|rows)/.test(path) && !sharesRoot) continue;
    key[path] = random.chance(0.6) ? 1 : -1;
  }
  const options: Document = {};
  if (random.chance(0.15)) options.sparse = true;
  else if (random.chance(0.2)) {
    options.partialFilterExpression = random.pick([{ n: { $gte: new Int32(3) } }, { s: { $type: "string" } }, { s: { $exists: true } }, { n: new Int32(2) }, { "sub.y": { $in: [new Int32(1), new Int32(2)] } }]);
  }
  return { key, options };
}
