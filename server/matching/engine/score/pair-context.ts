import type { Weights } from "../types.ts";
import type { Interner } from "./interner.ts";
import type { Line } from "./line.ts";

/** How many requirements of one line the other leaves open. */
export interface OpenRequirements {
  hard: number;
  soft: number;
  asked: number;
}

const nothingAsked: OpenRequirements = { hard: 0, soft: 0, asked: 0 };

/**
 * What stays the same for all counterparts of one query, with a memory of looked-up codes: category
 * relations, distances and qualifications are computed once per distinct code, not once per line.
 */
export class PairContext {
  /** How near the categories are to the query's, per mille, by number; the same in points. */
  readonly #relations: readonly number[];
  readonly #categories: Int32Array;
  /** Distances from the query's place. */
  readonly #distances: Uint16Array;
  readonly #open = new Map<number, OpenRequirements>();

  constructor(
    readonly line: Line,
    readonly today: number,
    readonly weights: Weights,
    readonly codes: Interner,
  ) {
    this.#relations = line.category === 0 ? [] : codes.relationsOf(line.category);
    this.#categories = new Int32Array(codes.categories.names.length);
    for (let category = 1; category < this.#relations.length; category++) {
      this.#categories[category] = weights.category * this.#relations[category]!;
    }
    this.#distances = codes.distancesFrom(line.place);
  }

  /** 0 to 1000; 0 where either line has no category. */
  categoryPermille(category: number): number {
    return this.#relations[category] ?? 0;
  }

  /** Milli-points for the category of a counterpart; 0 where either line has none. */
  categoryMilli(category: number): number {
    return this.#categories[category]!;
  }

  /** Kilometres, or -1 where either place is unknown. */
  distanceKm(place: number): number {
    return place === 0 || this.line.place === 0 ? -1 : this.codes.distanceKm(this.line.place, this.#distances, place);
  }

  /** The same where somebody asked for this distance before, else 0. */
  leastKm(place: number): number {
    return place === 0 || this.line.place === 0 ? -1 : this.codes.leastKm(this.#distances, place);
  }

  /** Requirements of the query that the counterpart leaves open, and the other way round. */
  openRequirements(other: Line): { mine: OpenRequirements; theirs: OpenRequirements } {
    return {
      mine: this.line.requires === 0 ? nothingAsked : this.#openOf(this.line.requires, other.offers, 0),
      theirs: other.requires === 0 ? nothingAsked : this.#openOf(other.requires, this.line.offers, 1),
    };
  }

  /** Codes of the hard requirements that either side leaves open, once each. */
  missingHard(other: Line): string[] {
    const { requirements, offers } = this.codes;
    const pairs = [
      [this.line.requires, other.offers],
      [other.requires, this.line.offers],
    ] as const;
    const missing = new Set<string>();
    for (const [requires, held] of pairs) {
      const has = new Set(offers.names[held]!.split("\n"));
      for (const requirement of requirements.names[requires]!.split("\n")) {
        if (requirement.startsWith("!") && !has.has(requirement.slice(1))) missing.add(requirement.slice(1));
      }
    }
    return [...missing];
  }

  #openOf(requires: number, offers: number, direction: 0 | 1): OpenRequirements {
    const key = (direction === 0 ? offers : requires) * 2 + direction;
    let open = this.#open.get(key);
    if (open === undefined) {
      open = openRequirements(this.codes.requirements.names[requires]!, this.codes.offers.names[offers]!);
      this.#open.set(key, open);
    }
    return open;
  }
}

/** Compares a requirement key with an offer key (see `requirementKey`, `offerKey`). Pure. */
export function openRequirements(requires: string, offers: string): OpenRequirements {
  if (requires === "") return nothingAsked;
  const held = new Set(offers.split("\n"));
  let hard = 0;
  let soft = 0;
  const asked = requires.split("\n");
  for (const requirement of asked) {
    if (held.has(requirement.slice(1))) continue;
    if (requirement.startsWith("!")) hard++;
    else soft++;
  }
  return { hard, soft, asked: asked.length };
}
