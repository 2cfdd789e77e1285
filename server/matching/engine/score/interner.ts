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

  readonly #groups: number[] = [0];

  /** The group of an interned unit; 0 for none. */
  groupOfUnit(unit: number): number {
    return (this.#groups[unit] ??= this.unitGroupOf(this.units.names[unit]!));
  }

  unitGroupOf(unit: string): number {
    return this.unitGroups.of(this.vocabulary.unitGroup(unit));
  }
}
