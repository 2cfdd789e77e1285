import { readCsv } from "./read-csv.ts";

/** Process groups by any of their names: 喷漆, 喷塑, 涂装 → 喷涂. */
export class Processes {
  readonly #groupOf = new Map<string, string>();

  readonly #wordsOf = new Map<string, string[]>();

  constructor(groups: readonly { name: string; synonyms: readonly string[] }[]) {
    for (const { name, synonyms } of groups) {
      for (const word of [name, ...synonyms]) {
        const key = word.normalize("NFKC").toLowerCase();
        if (key === "") continue;
        if (!this.#groupOf.has(key)) this.#groupOf.set(key, name);
        this.#wordsOf.set(name, [...(this.#wordsOf.get(name) ?? []), key]);
      }
    }
  }

  /** Every name and synonym, normalised. */
  get words(): string[] {
    return [...this.#groupOf.keys()];
  }

  /** Every group with its name and its normalised names. */
  get groups(): { name: string; words: readonly string[] }[] {
    return [...this.#wordsOf].map(([name, words]) => ({ name, words }));
  }

  /** The normalised name and synonyms of a group. */
  wordsOf(group: string): readonly string[] {
    return this.#wordsOf.get(group) ?? [];
  }

  /** The group a (normalised) word names, or null. */
  groupOf(word: string): string | null {
    return this.#groupOf.get(word) ?? null;
  }
}

/** Reads `processes.csv`. */
export function loadProcesses(directory: string): Processes {
  const rows = readCsv(directory, "processes.csv");
  return new Processes(rows.map(({ process = "", synonyms = "" }) => ({ name: process, synonyms: synonyms.split("|") })));
}
