import type { Vocabulary } from "../types.ts";

/** Gives each distinct string a small number; "" is always 0. */
export class StringTable {
  readonly names: string[] = [""];
  readonly #numbers = new Map<string, number>([["", 0]]);

  of(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.#numbers.set(name, number);
      this.names.push(name);
    }
    return number;
  }

  /** The number of a string seen before, or -1. */
  find(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }
}

/** In a row of distances: nobody asked yet, and one of the places is unknown. */
const notAsked = 65_535;
const unknownDistance = 65_534;

/** Distances kept at most, two bytes each. */
const mostDistances = 2 ** 20;

/** All code tables of one engine: owners, audiences, categories, places, units and sets of qualifications. */
export class Interner {
  readonly owners = new StringTable();
  readonly audiences = new StringTable();
  readonly categories = new StringTable();
  readonly places = new StringTable();
  readonly units = new StringTable();
  readonly unitGroups = new StringTable();
  readonly requirements = new StringTable();
  readonly offers = new StringTable();

  constructor(readonly vocabulary: Vocabulary) {}

  readonly #relations = new Map<number, number[]>();

  /** How near each known category is to one, per mille, by category number; computed once per pair. */
  relationsOf(category: number): readonly number[] {
    let relations = this.#relations.get(category);
    if (!relations) this.#relations.set(category, (relations = [0]));
    const { names } = this.categories;
    for (let other = relations.length; other < names.length; other++) {
      relations.push(this.vocabulary.categoryRelation(names[category]!, names[other]!));
    }
    return relations;
  }

  readonly #distances = new Map<number, Uint16Array>();

  /** Bytes of the distances kept. */
  get bytes(): number {
    let bytes = 0;
    for (const row of this.#distances.values()) bytes += row.byteLength;
    return bytes;
  }

  /** The distances from a place, for `distanceKm`; those of the places that asked first are forgotten when there are many. */
  distancesFrom(place: number): Uint16Array {
    const { length } = this.places.names;
    let row = this.#distances.get(place);
    if (row === undefined || row.length < length) {
      const wider = new Uint16Array(length).fill(notAsked);
      if (row !== undefined) wider.set(row);
      row = wider;
      this.#distances.delete(place);
      const [oldest] = this.#distances.keys();
      if (oldest !== undefined && (this.#distances.size + 1) * length > mostDistances) this.#distances.delete(oldest);
      this.#distances.set(place, row);
    }
    return row;
  }

  /** Kilometres from one known place (whose row of distances is given) to another, or -1 where either is unknown; computed once a pair. */
  distanceKm(from: number, row: Uint16Array, to: number): number {
    let km = row[to]!;
    if (km === notAsked) {
      const { names } = this.places;
      km = Math.min(this.vocabulary.distanceKm(names[from]!, names[to]!) ?? unknownDistance, unknownDistance);
      row[to] = km;
    }
    return km === unknownDistance ? -1 : km;
  }

  /** From the row alone: 0 where nobody asked yet, or the row is older than the place. */
  leastKm(row: Uint16Array, to: number): number {
    const km = row[to] ?? notAsked;
    return km === notAsked ? 0 : km === unknownDistance ? -1 : km;
  }

  readonly #groups: number[] = [0];

  /** The group of an interned unit; 0 for none. */
  groupOfUnit(unit: number): number {
    return (this.#groups[unit] ??= this.unitGroupOf(this.units.names[unit]!));
  }

  unitGroupOf(unit: string): number {
    return this.unitGroups.of(this.vocabulary.unitGroup(unit));
  }
}
