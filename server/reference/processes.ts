import { readCsv } from "./read-csv.ts";

const none: readonly string[] = [];

/** Process groups by any of their names: 喷漆, 喷塑, 涂装 → 喷涂. */
export class Processes {
  readonly #groupOf = new Map<string, string>();

  readonly #wordsOf = new Map<string, string[]>();

  /** The names that begin with a character (by code), longest first. */
  readonly #beginning = new Map<number, string[]>();

  constructor(groups: readonly { name: string; synonyms: readonly string[] }[]) {
    for (const { name, synonyms } of groups) {
      for (const word of [name, ...synonyms]) {
        const key = word.normalize("NFKC").toLowerCase();
        if (key === "") continue;
        if (!this.#groupOf.has(key)) this.#groupOf.set(key, name);
        this.#wordsOf.set(name, [...(this.#wordsOf.get(name) ?? []), key]);
      }
    }
    for (const word of this.words) {
      const first = word.charCodeAt(0);
      this.#beginning.set(first, [...(this.#beginning.get(first) ?? []), word].toSorted((a, b) => b.length - a.length));
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

  /**
   * The groups that a (normalised) text names, once for each time, in order: from the left the longest name, letters
   * and digits as whole words only. Cost: about 15 ns a character.
   */
  groupsIn(text: string): readonly string[] {
    let groups: string[] | undefined;
    for (let at = 0; at < text.length; ) {
      const name = this.#nameAt(text, at);
      if (name !== null) {
        const group = this.#groupOf.get(name)!;
        // An array that begins with what it holds is an eighth of one that begins empty, and many texts name one process only.
        if (groups === undefined) groups = [group];
        else groups.push(group);
      }
      at += name?.length ?? 1;
    }
    return groups ?? none;
  }

  /** The longest name at a place of a text, or null. */
  #nameAt(text: string, at: number): string | null {
    const names = this.#beginning.get(text.charCodeAt(at));
    if (names === undefined) return null;
    for (const name of names) if (standsAt(text, name, at)) return name;
    return null;
  }

  /** The group a (normalised) word names, or null. */
  groupOf(word: string): string | null {
    return this.#groupOf.get(word) ?? null;
  }
}

function isLatin(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** True where the characters at a place and behind it belong to one word of letters or digits. */
function joins(text: string, at: number): boolean {
  return isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at + 1));
}

/** True where a word stands at a place of a text and is no part of a longer run of letters and digits. */
function standsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  return !(at > 0 && joins(text, at - 1)) && !(end < text.length && joins(text, end - 1));
}

/** Reads `processes.csv`. */
export function loadProcesses(directory: string): Processes {
  const rows = readCsv(directory, "processes.csv");
  return new Processes(rows.map(({ process = "", synonyms = "" }) => ({ name: process, synonyms: synonyms.split("|") })));
}
