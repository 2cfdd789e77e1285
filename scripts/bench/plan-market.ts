import type { Market } from "../../server/matching/engine/plan/types.ts";

const LINKS = 14;
const NEAR_SHARE = 0.8;
const NEAR_SPAN = 9;
const CAPACITY_SHARE = 0.8;

/**
 * A generated market of `n` needs and `n` resources on a square map: 14 edges a need (80 % to resources nearby, 20 % to popular ones
 * anywhere), quantities 1-50, capacity in sum 80 % of them, profit 1-1100 a unit: the need's worth less the distance. That is the hard
 * case: neighbours want the same resources for nearly the same gain, so one connected market moves as a whole.
 * `sectors` above 1 makes that many markets of their own. The same arguments give the same market.
 */
export function generateMarket(n: number, sectors = 1, seed = 20261121): Market {
  const random = mulberry32(seed);
  const needQuantity = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 50));
  const resourceCapacity = generateCapacities(needQuantity, random);
  const needStart = new Int32Array(n + 1);
  const edgeResource: number[] = [];
  const edgeProfit: number[] = [];
  for (let s = 0; s < sectors; s++) {
    const from = Math.floor((n * s) / sectors);
    const size = Math.floor((n * (s + 1)) / sectors) - from;
    for (let i = 0; i < size; i++) {
      const worth = 100 + random() * 1000;
      for (const j of pickPartners(i, size, random)) {
        edgeResource.push(from + j);
        edgeProfit.push(Math.max(1, Math.round(worth - 300 * Math.min(1, 4 * distance(i, j, size)))));
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

/** Needs and resources stand on the same square grid, row by row. */
function pickPartners(i: number, size: number, random: () => number): Set<number> {
  const side = gridSide(size);
  const partners = new Set<number>();
  for (let tries = 0; partners.size < Math.min(LINKS, size) && tries < 10 * LINKS; tries++) {
    if (random() >= NEAR_SHARE) {
      partners.add(Math.floor(size * random() ** 3));
      continue;
    }
    const column = (i % side) + Math.floor((random() - 0.5) * NEAR_SPAN);
    const row = Math.floor(i / side) + Math.floor((random() - 0.5) * NEAR_SPAN);
    const j = row * side + column;
    if (column >= 0 && column < side && j >= 0 && j < size) partners.add(j);
  }
  return partners;
}

/** Distance of two places in units of the map's side. */
function distance(i: number, j: number, size: number): number {
  const side = gridSide(size);
  return Math.hypot((i % side) - (j % side), Math.floor(i / side) - Math.floor(j / side)) / side;
}

function gridSide(size: number): number {
  return Math.max(1, Math.floor(Math.sqrt(size)));
}

/** Whole capacities of 1 or more, at random, that add up to the share of the demand. */
function generateCapacities(needQuantity: Float64Array, random: () => number): Float64Array {
  const weights = needQuantity.map(() => 1 + Math.floor(random() * 50));
  const share = (CAPACITY_SHARE * sum(needQuantity)) / sum(weights);
  let owed = 0;
  return weights.map((weight) => {
    owed += weight * share;
    const capacity = Math.max(1, Math.round(owed));
    owed -= capacity;
    return capacity;
  });
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
