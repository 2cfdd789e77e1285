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
  /** Of the characters in use (a tenth of all), by slot; slot 0 is that of all others. */
  readonly #slots = new Uint16Array(firstWordTerm);
  /** How many lines hold a term << 3 | the largest occurrence class in any of them. */
  #slotUse = new Uint32Array(512);
  #slotCount = 1;
  #wordUse = new Uint32Array(64);
  /** Lines counted. */
  lines = 0;

  /** Words and process groups known (characters apart). */
  get words(): number {
    return this.#names.length;
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#slotUse.byteLength + this.#wordUse.byteLength;
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
      if (this.#names.length > this.#wordUse.length) this.#wordUse = enlarged(this.#wordUse);
    }
    return term;
  }

  /** The character or word behind a term number. */
  name(term: number): string {
    return term < firstWordTerm ? String.fromCharCode(term) : this.#names[term - firstWordTerm]!;
  }

  /** A small number for each character that any line holds, in the order they came; 0 for others. */
  slotOf(character: number): number {
    return this.#slots[character]!;
  }

  frequency(term: number): number {
    return this.#use(term) >>> 3;
  }

  /** The largest occurrence class with which any line holds the term; 0 where none does. */
  largestClass(term: number): number {
    return this.#use(term) & 7;
  }

  #use(term: number): number {
    return term < firstWordTerm ? this.#slotUse[this.#slots[term]!]! : this.#wordUse[term - firstWordTerm]!;
  }

  /** One more line holds the term, with an occurrence class (1..7). */
  count(term: number, occurrenceClass: number): void {
    if (term >= firstWordTerm) {
      const word = term - firstWordTerm;
      this.#wordUse[word] = usedOnceMore(this.#wordUse[word]!, occurrenceClass);
      return;
    }
    let slot = this.#slots[term]!;
    if (slot === 0) {
      slot = this.#slotCount++;
      this.#slots[term] = slot;
      if (slot >= this.#slotUse.length) this.#slotUse = enlarged(this.#slotUse);
    }
    this.#slotUse[slot] = usedOnceMore(this.#slotUse[slot]!, occurrenceClass);
  }
}

function usedOnceMore(use: number, occurrenceClass: number): number {
  return occurrenceClass > (use & 7) ? (use & ~7) + 8 + occurrenceClass : use + 8;
}

function enlarged(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(Math.ceil(from.length * 1.5));
  to.set(from);
  return to;
}
