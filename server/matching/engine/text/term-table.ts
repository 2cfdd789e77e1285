/** Term numbers below this are the characters themselves; from here on they are words and process groups. */
export const firstWordTerm = 65_536;

/** Word maps are split so that growing one never takes noticeable time. */
const mapCount = 256;

/**
 * Numbers for all terms of an engine and how many lines hold each. A character is its own number; Latin
 * words and process groups get the next free one. Needs and resources count together; a withdrawn line counts
 * until the engine is built anew.
 */
export class TermTable {
  readonly #words = Array.from({ length: mapCount }, () => new Map<string, number>());
  readonly #names: string[] = [];
  #frequency = new Uint32Array(firstWordTerm + 4096);
  /** Lines counted. */
  lines = 0;

  /** Words and process groups known (characters apart). */
  get words(): number {
    return this.#names.length;
  }

  get bytes(): number {
    return this.#frequency.byteLength;
  }

  /** One above the largest term number in use. */
  get end(): number {
    return firstWordTerm + this.#names.length;
  }

  /** The number of a word, given anew where it is unknown. */
  termOf(word: string): number {
    const map = this.#words[(word.charCodeAt(0) * 31 + word.charCodeAt(word.length - 1)) & (mapCount - 1)]!;
    let term = map.get(word);
    if (term === undefined) {
      term = firstWordTerm + this.#names.length;
      map.set(word, term);
      this.#names.push(word);
      if (term >= this.#frequency.length) {
        const grown = new Uint32Array(Math.ceil(this.#frequency.length * 1.5));
        grown.set(this.#frequency);
        this.#frequency = grown;
      }
    }
    return term;
  }

  /** The character or word behind a term number. */
  name(term: number): string {
    return term < firstWordTerm ? String.fromCharCode(term) : this.#names[term - firstWordTerm]!;
  }

  frequency(term: number): number {
    return this.#frequency[term]!;
  }

  /** One more line holds the term. */
  count(term: number): void {
    this.#frequency[term] = this.#frequency[term]! + 1;
  }
}
