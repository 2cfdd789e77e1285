import { firstWordTerm, type TermTable } from "../text/term-table.ts";
import { type Arena, byteOf, mostGranules } from "./arena.ts";
import { type CharacterHeaders, headerWords } from "./character-headers.ts";
import { DenseColumn } from "./dense-column.ts";
import { fullChunkBytes } from "./kernel/kernel.ts";
import { bytesOfPosting, linkBytes, readPosting, writeLink, writePosting } from "./kernel/posting-codes.ts";

const none = 0;

/** Lists of other terms than characters whose headers lie together, so that more lists never mean a large copy. */
const pageBits = 8;
const pageLists = 2 ** pageBits;

/** Words of a header: the first chunk (or the number of the dense column, from 1), the last line, granules << 16 | bytes in use. */
const headWord = 0;
const lastWord = 1;
const fillWord = 2;

const pageGranules = (pageLists * headerWords * 4) >> 4;

/** A list becomes a dense column when it has a byte for every `denseShare` lines. */
const denseShare = 8;

/** Shards with fewer lines keep lists only. */
const fewLines = 2048;

/**
 * The posting lists of one shard, by term; how a list is written: `kernel/posting-codes.ts`. Lines are appended in
 * ascending order, so lists are sorted by construction. A list lies in one piece, which grows where it is or moves to a
 * place a quarter larger; only beyond the largest chunk it goes on in another. The list of a very common term becomes a dense column.
 */
export class PostingLists {
  /** Other terms than characters by open addressing: pairs of term + 1 (or 0) and list number. */
  #table = new Uint32Array(64);
  #others = 0;
  /**
   * Where the headers of each 256 other lists lie (words). Characters' lists have the numbers of their slots in the term table; the others'
   * follow from `firstWordTerm` on.
   */
  readonly #headers: number[] = [];
  readonly #dense: DenseColumn[] = [];
  /** The last chunk (granule) of the few lists that have several. */
  readonly #tails = new Map<number, number>();

  /** @param shard its number among those that share the characters' headers */
  constructor(
    readonly arena: Arena,
    readonly terms: TermTable,
    readonly characters: CharacterHeaders,
    readonly shard: number,
  ) {}

  /** Bytes beside the arena's. */
  get bytes(): number {
    return this.#table.byteLength + this.#dense.reduce((sum, column) => sum + column.bytes, 0);
  }

  /** What a term's list is known by (the word its header lies at), or -1 where no line holds the term. */
  find(term: number): number {
    const list = this.#number(term);
    if (list < 0) return -1;
    const header = this.#header(list);
    return header < 0 || this.arena.words[header + headWord] === none ? -1 : header;
  }

  /** `find` for the terms of the places `from` to below `until`, into the same places: in one go, so that the memory is asked for many at once. */
  findAll(terms: Uint32Array, from: number, until: number, into: Int32Array): void {
    const { words } = this.arena;
    for (let at = from; at < until; at++) {
      const list = this.#number(terms[at]!);
      const header = list < 0 ? -1 : this.#header(list);
      into[at] = header < 0 || words[header + headWord] === none ? -1 : header;
    }
  }

  /** The byte at which a found list begins. */
  begin(header: number): number {
    return byteOf(this.arena.words[header + headWord]!);
  }

  /** The dense column of a found list, where it has become one. */
  dense(header: number): DenseColumn | undefined {
    const { words } = this.arena;
    return words[header + fillWord] === 0 ? this.#dense[words[header + headWord]! - 1] : undefined;
  }

  /** Appends a line (local number, larger than all before) to a term's list; a character must have a slot. `occurrenceClass` is 1..7. */
  append(term: number, line: number, occurrenceClass: number): void {
    let list = this.#number(term);
    let header = list < 0 ? -1 : this.#header(list);
    if (header < 0 || this.arena.words[header + headWord] === none) {
      list = this.#create(term);
      header = this.#header(list);
    }
    const fill = this.arena.words[header + fillWord]!;
    if (fill === 0) {
      this.#dense[this.arena.words[header + headWord]! - 1]!.set(line, occurrenceClass);
      return;
    }
    const distance = line - this.arena.words[header + lastWord]!;
    const chunk = this.#room(list, header, bytesOfPosting(distance, occurrenceClass));
    const { bytes, words } = this.arena;
    const filled = words[header + fillWord]!;
    const end = writePosting(bytes, chunk + (filled & 65_535) - 1, distance, occurrenceClass);
    bytes[end] = 0;
    words[header + lastWord] = line;
    words[header + fillWord] = (filled & ~65_535) | (end + 1 - chunk);
    if ((end - chunk) * denseShare > line && line >= fewLines && !this.#tails.has(list)) this.#densify(header);
  }

  /** Makes room for some bytes more in a list's last chunk; the address of that chunk. */
  #room(list: number, header: number, more: number): number {
    const { words } = this.arena;
    const granules = words[header + fillWord]! >>> 16;
    const fill = words[header + fillWord]! & 65_535;
    const isFull = granules === mostGranules;
    const tail = byteOf((isFull ? this.#tails.get(list) : undefined) ?? words[header + headWord]!);
    if (fill + more <= (isFull ? fullChunkBytes - linkBytes : byteOf(granules))) return tail;
    if (!isFull && this.arena.extend(words[header + headWord]!, granules, granules + 1)) {
      words[header + fillWord] = ((granules + 1) << 16) | fill;
      return tail;
    }
    const larger = Math.min(mostGranules, granules + Math.max(1, granules >> 2));
    const next = this.arena.allocate(larger);
    const { bytes } = this.arena;
    if (isFull) {
      writeLink(bytes, tail + fill - 1, next);
      this.#tails.set(list, next);
      this.arena.words[header + fillWord] = (mostGranules << 16) | 1;
      return byteOf(next);
    }
    bytes.copyWithin(byteOf(next), tail, tail + fill);
    this.arena.release(this.arena.words[header + headWord]!, granules);
    this.arena.words[header + headWord] = next;
    this.arena.words[header + fillWord] = (larger << 16) | fill;
    return byteOf(next);
  }

  /** Turns a list of one chunk into a dense column. */
  #densify(header: number): void {
    const column = new DenseColumn(this.arena);
    const head = this.arena.words[header + headWord]!;
    let line = -1;
    for (let from = byteOf(head); this.arena.bytes[from] !== 0; ) {
      const posting = readPosting(this.arena.bytes, from);
      line += posting.distance;
      from = posting.end;
      if (posting.occurrenceClass > 0) column.set(line, posting.occurrenceClass);
    }
    this.arena.release(head, this.arena.words[header + fillWord]! >>> 16);
    this.arena.words[header + headWord] = this.#dense.push(column);
    this.arena.words[header + fillWord] = 0;
  }

  /** The word at which a list's header lies; -1 where its page is missing. */
  #header(list: number): number {
    if (list < firstWordTerm) return this.characters.at(list, this.shard);
    const other = list - firstWordTerm;
    const page = this.#headers[other >>> pageBits] ?? -1;
    return page < 0 ? -1 : page + (other & (pageLists - 1)) * headerWords;
  }

  /** The number of a term's list; -1 where that cannot exist. */
  #number(term: number): number {
    if (term < firstWordTerm) return this.terms.slotOf(term);
    const table = this.#table;
    const mask = table.length / 2 - 1;
    for (let at = hash(term) & mask; ; at = (at + 1) & mask) {
      const key = table[at * 2]!;
      if (key === term + 1) return table[at * 2 + 1]!;
      if (key === none) return -1;
    }
  }

  #create(term: number): number {
    let list: number;
    if (term < firstWordTerm) {
      list = this.terms.slotOf(term);
      this.characters.make(list, this.shard);
    } else {
      list = firstWordTerm + this.#others++;
      if (this.#others * 20 >= this.#table.length * 7) this.#rehash();
      this.#put(term + 1, list);
      if (this.#header(list) < 0) this.#addPage();
    }
    const head = this.arena.allocate(1);
    this.arena.bytes[byteOf(head)] = 0;
    const header = this.#header(list);
    const { words } = this.arena;
    words[header + headWord] = head;
    words[header + lastWord] = -1;
    words[header + fillWord] = (1 << 16) | 1;
    return list;
  }

  #addPage(): void {
    const first = byteOf(this.arena.allocate(pageGranules)) >> 2;
    this.arena.words.fill(none, first, first + pageLists * headerWords);
    this.#headers.push(first);
  }

  #put(key: number, list: number): void {
    const mask = this.#table.length / 2 - 1;
    let at = hash(key - 1) & mask;
    while (this.#table[at * 2] !== none) at = (at + 1) & mask;
    this.#table[at * 2] = key;
    this.#table[at * 2 + 1] = list;
  }

  #rehash(): void {
    const table = this.#table;
    this.#table = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += 2) if (table[at] !== none) this.#put(table[at]!, table[at + 1]!);
  }
}

function hash(term: number): number {
  const mixed = Math.imul(term, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
