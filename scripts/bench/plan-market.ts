import type { Market } from "../../server/matching/engine/plan/types.ts";

const NEAR_LINKS = 11;
const FAR_LINKS = 3;
const CAPACITY_SHARE = 0.8;

/**
 * A generated market of `n` needs and `n` resources on a square map: about 14 edges a need (11 to resources nearby, 3 to popular ones
 * anywhere), quantities 1-50, capacity in sum 80 % of them, profit 1-1100 a unit (the need's worth × fit − distance).
 * `sectors` above 1 makes that many markets of their own. The same arguments give the same market.
 */
export function generateMarket(n: number, sectors = 1, seed = 20261121): Market {
  const random = mulberry32(seed);
  const needQuantity = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 50));
  const resourceCapacity = generateCapacities(n, needQuantity, random);
  const needStart = new Int32Array(n + 1);
  const edgeResource: number[] = [];
  const edgeProfit: number[] = [];
  for (let s = 0; s < sectors; s++) {
    const from = Math.floor((n * s) / sectors);
    const size = Math.floor((n * (s + 1)) / sectors) - from;
    const map = generateMap(size, random);
    for (let i = 0; i < size; i++) {
      const x = random();
      const y = random();
      const worth = 100 + random() * 900;
      const partners = new Set<number>();
      const near = map.near(x, y);
      for (let k = 0; k < NEAR_LINKS && near.length > 0; k++) partners.add(near[Math.floor(random() * near.length)]!);
      for (let k = 0; k < FAR_LINKS; k++) partners.add(Math.floor(size * random() ** 3));
      for (const j of partners) {
        const distance = Math.hypot(x - map.x[j]!, y - map.y[j]!);
        const profit = Math.round(worth * (0.5 + 0.6 * random()) - 150 * Math.min(1, distance * 4));
        edgeResource.push(from + j);
        edgeProfit.push(Math.min(1100, Math.max(1, profit)));
      }
      needStart[from + i + 1] = edgeResource.length;
    }
  }
  return {
    needQuantity,
    resourceCapacity,
    needStart,
    edgeResource: Int32Array.from(edgeResource),
    edgeProfit: Float64Array.from(edgeProfit),
  };
}

/** Whole capacities of 1 or more, at random, that add up to the share of the demand. */
function generateCapacities(n: number, needQuantity: Float64Array, random: () => number): Float64Array {
  const weights = Float64Array.from({ length: n }, () => 0.2 + random());
  const share = (CAPACITY_SHARE * sum(needQuantity)) / sum(weights);
  let owed = 0;
  return weights.map((weight) => {
    owed += weight * share;
    const capacity = Math.max(1, Math.round(owed));
    owed -= capacity;
    return capacity;
  });
}

/** Resources on the unit square, in cells of about three, and who is in the 3 × 3 cells around a place. */
function generateMap(size: number, random: () => number) {
  const x = Float64Array.from({ length: size }, random);
  const y = Float64Array.from({ length: size }, random);
  const side = Math.max(1, Math.floor(Math.sqrt(size / 3)));
  const cells: number[][] = Array.from({ length: side * side }, () => []);
  const column = (value: number) => Math.min(side - 1, Math.floor(value * side));
  for (let j = 0; j < size; j++) cells[column(y[j]!) * side + column(x[j]!)]!.push(j);
  const near = (atX: number, atY: number) => {
    const found: number[] = [];
    for (let row = column(atY) - 1; row <= column(atY) + 1; row++) {
      for (let col = column(atX) - 1; col <= column(atX) + 1; col++) {
        if (row >= 0 && row < side && col >= 0 && col < side) found.push(...cells[row * side + col]!);
      }
    }
    return found;
  };
  return { x, y, near };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A small seeded generator of numbers in [0, 1): the same market everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
