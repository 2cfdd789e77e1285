import type { Line } from "../score/line.ts";

/** Groups of units that a kind can name. */
const mostGroups = 1024;

/** Kinds beyond the sixteen bits that a glance has. */
const mostKinds = 65_535;

/**
 * Lines of one kind have the same category and the same groups of the units of their quantity and price: what the most that
 * a line can score depends on, in one small number.
 */
export class LineKinds {
  readonly categories: number[] = [];
  readonly unitGroups: number[] = [];
  readonly priceGroups: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #ofCategory = new Map<number, number[]>();

  /** The number of a line's kind, from 0 on; -1 where there are too many. */
  of({ category, unitGroup, priceGroup }: Pick<Line, "category" | "unitGroup" | "priceGroup">): number {
    if (unitGroup >= mostGroups || priceGroup >= mostGroups) return -1;
    const key = (category * mostGroups + unitGroup) * mostGroups + priceGroup;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const kind = this.categories.length;
    if (kind === mostKinds) return -1;
    this.#numbers.set(key, kind);
    this.categories.push(category);
    this.unitGroups.push(unitGroup);
    this.priceGroups.push(priceGroup);
    const kinds = this.#ofCategory.get(category);
    if (kinds === undefined) this.#ofCategory.set(category, [kind]);
    else kinds.push(kind);
    return kind;
  }

  /** The kinds of a category. */
  ofCategory(category: number): readonly number[] {
    return this.#ofCategory.get(category) ?? [];
  }
}
