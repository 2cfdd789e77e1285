import { criteria, type Weights } from "../types.ts";

/**
 * The weights a new alliance starts with. What the line is about (category and text) carries half;
 * whether it can be done in time and quantity a quarter. An alliance changes them as data.
 */
export const defaultWeights: Weights = {
  category: 20,
  text: 30,
  quantity: 12,
  time: 14,
  distance: 8,
  price: 6,
  qualification: 4,
  reliability: 3,
  urgency: 3,
};

/** True for weights the engine takes: an integer from 0 to 100 for every criterion, 100 in all. Pure. */
export function areWeights(weights: Weights): boolean {
  let sum = 0;
  for (const criterion of criteria) {
    const weight = weights[criterion];
    if (!Number.isInteger(weight) || weight < 0 || weight > 100) return false;
    sum += weight;
  }
  return sum === 100;
}

/** Weights as a caller gave them, or the default where they are missing or not weights. Pure. */
export function weightsOrDefault(weights: Weights | undefined): Weights {
  return weights && areWeights(weights) ? weights : defaultWeights;
}
