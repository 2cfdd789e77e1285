import { endCell, firstCell, chunkSize, type PostingArena } from "./posting-arena.ts";

/** Lines of one window: what fits the first-level cache as sums while terms are added one after another. */
export const windowBits = 13;
export const windowLines = 2 ** windowBits;

/** Windows that one shard can have (a window number must fit the cell of a marker). */
export const mostWindows = windowLines;

const none = 0;

/**
 * The posting lists of one shard, by term. A list is a run of 16-bit cells: a marker (class 0, the window
 * number), then one cell for each line of that window that holds the term (class << 13 | line in window),
 * then the next marker. Lines are appended in ascending order, so lists are sorted by construction.
 */
export class PostingLists {
  /** Open addressing by term: term + 1, or 0. */
  #keys = new Uint32Array(1024);
  #slots = new Uint32Array(1024);
  #count = 0;
  /** Per list: address of the first chunk, of the last, cell after its last posting, chunks before it, last window. */
  head = new Uint32Array(512);
  #tail = new Uint32Array(512);
  end = new Uint32Array(512);
  #ordinal = new Uint32Array(512);
  #window = new Uint16Array(512);

  constructor(readonly arena: PostingArena) {}

  get bytes(): number {
    return this.#keys.byteLength * 2 + this.head.byteLength * 4 + this.#window.byteLength;
  }

  /** The list of a term, or -1. */
  find(term: number): number {
    const mask = this.#keys.length - 1;
    for (let at = hash(term) & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[at]!;
      if (key === term + 1) return this.#slots[at]!;
      if (key === none) return -1;
    }
  }

  /** Appends a line (local number, larger than all before) to a term's list. `occurrenceClass` is 1..7. */
  append(term: number, line: number, occurrenceClass: number): void {
    let list = this.find(term);
    const window = line >>> windowBits;
    if (list < 0) {
      list = this.#create(term);
      this.#push(list, window);
      this.#window[list] = window;
    } else if (this.#window[list] !== window) {
      this.#push(list, window);
      this.#window[list] = window;
    }
    this.#push(list, (occurrenceClass << windowBits) | (line & (windowLines - 1)));
  }

  #push(list: number, cell: number): void {
    let end = this.end[list]!;
    const tail = this.#tail[list]!;
    const ordinal = this.#ordinal[list]!;
    if (end === endCell(tail, ordinal)) {
      const next = this.arena.allocate(chunkSize(ordinal + 1));
      const { cells } = this.arena;
      cells[end] = next & 65_535;
      cells[end + 1] = next >>> 16;
      this.#tail[list] = next;
      this.#ordinal[list] = ordinal + 1;
      end = firstCell(next);
    }
    this.arena.cells[end] = cell;
    this.end[list] = end + 1;
  }

  #create(term: number): number {
    if (this.#count * 10 >= this.#keys.length * 7) this.#rehash();
    const list = this.#count++;
    if (list >= this.head.length) this.#grow();
    const address = this.arena.allocate(chunkSize(0));
    this.head[list] = address;
    this.#tail[list] = address;
    this.end[list] = firstCell(address);
    this.#ordinal[list] = 0;
    this.#put(term + 1, list);
    return list;
  }

  #put(key: number, list: number): void {
    const mask = this.#keys.length - 1;
    let at = hash(key - 1) & mask;
    while (this.#keys[at] !== none) at = (at + 1) & mask;
    this.#keys[at] = key;
    this.#slots[at] = list;
  }

  #rehash(): void {
    const keys = this.#keys;
    const slots = this.#slots;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#slots = new Uint32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) if (keys[at] !== none) this.#put(keys[at]!, slots[at]!);
  }

  #grow(): void {
    const capacity = Math.ceil(this.head.length * 1.5);
    const copy = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(capacity);
      to.set(from);
      return to;
    };
    this.head = copy(this.head);
    this.#tail = copy(this.#tail);
    this.end = copy(this.end);
    this.#ordinal = copy(this.#ordinal);
    const window = new Uint16Array(capacity);
    window.set(this.#window);
    this.#window = window;
  }
}

function hash(term: number): number {
  const mixed = Math.imul(term, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
