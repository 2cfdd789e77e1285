import { readCsv } from "./read-csv.ts";

/** How much single characters tell, from the names of trades (GB/T 4754) and products: 制 little, 镗 much. */
export class Characters {
  readonly #rarity = new Float64Array(65_536);

  constructor(names: readonly string[]) {
    const frequency = new Uint32Array(65_536);
    for (const name of names) {
      for (const character of new Set(name)) {
        const code = character.charCodeAt(0);
        frequency[code] = frequency[code]! + 1;
      }
    }
    for (let code = 0; code < 65_536; code++) {
      const count = frequency[code]!;
      this.#rarity[code] = Math.log(1 + (names.length - count + 0.5) / (count + 0.5));
    }
  }

  /** Inverse frequency of a character by code, about 2 to 9. */
  rarity(code: number): number {
    return this.#rarity[code & 65_535]!;
  }
}

/** Reads the names of trades and products. */
export function loadCharacters(directory: string): Characters {
  return new Characters([
    ...readCsv(directory, "gbt4754_2017.csv").map(({ name = "" }) => name),
    ...readCsv(directory, "industrial_products_b2b.csv").map(({ product = "" }) => product),
  ]);
}
