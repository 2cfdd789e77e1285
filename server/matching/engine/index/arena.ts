import { granuleBits } from "./kernel/kernel.ts";

/** The memory grows by pages of 64 kB: 4,096 granules, the first of which mark where free runs begin. */
const pageBytes = 65_536;
const pageBits = 12;
const pageGranules = 2 ** pageBits;

/** So many of them are asked of the system at once; its own pages are smaller. */
const touchedAtOnce = 2;
const systemPageBytes = 4_096;

/**
 * The address space of the memory grows by as much again, by 64 MB at most: each growth makes a new buffer, which V8 counts as
 * if it were new memory and answers with a collection of the whole heap. Pages cost memory only once they are taken into use.
 */
const mostGrownPages = 1024;
const reservedGranules = 32;

/** Free runs are powers of two up to half a page. */
const largestOrder = pageBits - 1;

/** Most granules that can be asked for at once. */
export const mostGranules = 2 ** largestOrder;

/** 2 GiB, so that every address is a positive 32-bit integer. */
const mostPages = 32_768;

/** What a free run says of itself, in words from its beginning: the next and the previous one of its order, and the order. */
const nextWord = 0;
const previousWord = 1;
const orderWord = 2;

/** Byte of a granule's address. Pure. */
export function byteOf(granule: number): number {
  return granule << granuleBits;
}

/**
 * One growing space for the lines and posting lists of a store and what its searches need, in granules of 16 bytes. It is a
 * `WebAssembly.Memory`: it grows in place, so that no insert waits for a copy of the whole, and the kernel reads it.
 * Free runs join with their neighbours (buddy system, Knuth 1997, 2.5 C), but what is allocated may have any number of
 * granules; the rest of a run stays free.
 */
export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages });
  /** Views of the memory; fresh after every `allocate`. */
  bytes = new Uint8Array(this.memory.buffer);
  words = new Int32Array(this.memory.buffer);
  halves = new Uint16Array(this.memory.buffer);
  floats = new Float32Array(this.memory.buffer);
  /** Pages in use, at most those of the memory, and those that the system has given. */
  #pages = 1;
  #touched = 1;
  /** First free run of each order; 0 for none. */
  readonly #free = new Uint32Array(largestOrder + 1);

  constructor() {
    this.#giveBack(reservedGranules, pageGranules);
  }

  /** Bytes in use; of what lies behind little has been touched. */
  get byteLength(): number {
    return this.#pages * pageBytes;
  }

  /** Granules in one piece, at most `mostGranules`; their address. What lies there is arbitrary. */
  allocate(granules: number): number {
    const least = granules === 1 ? 0 : 32 - Math.clz32(granules - 1);
    for (;;) {
      for (let order = least; order <= largestOrder; order++) {
        const at = this.#free[order]!;
        if (at === 0) continue;
        this.#unlink(at, order);
        this.#giveBack(at + granules, at + (1 << order));
        return at;
      }
      this.#grow();
    }
  }

  /** So many bytes in one piece that is never given back, from a page on; where they begin (bytes). They are 0. */
  reserve(bytes: number): number {
    const first = this.#takePage();
    for (let page = first + 1; page * pageBytes < first * pageBytes + bytes; page++) this.#takePage();
    return first * pageBytes;
  }

  /** Lets what lies at an address grow where it is, from some granules to more; false where what follows is not free. */
  extend(address: number, granules: number, larger: number): boolean {
    const at = address + granules;
    if ((at & (pageGranules - 1)) === 0 || !this.#isFree(at)) return false;
    const order = this.words[at * 4 + orderWord]!;
    if (1 << order < larger - granules) return false;
    this.#unlink(at, order);
    this.#giveBack(address + larger, at + (1 << order));
    return true;
  }

  /** Takes granules back. */
  release(address: number, granules: number): void {
    this.#giveBack(address, address + granules);
  }

  /** Cuts a range of one page into runs that begin at a multiple of their length. */
  #giveBack(from: number, until: number): void {
    for (let at = from; at < until; ) {
      const order = Math.min(31 - Math.clz32(at & -at), 31 - Math.clz32(until - at), largestOrder);
      this.#join(at, order);
      at += 1 << order;
    }
  }

  /** Frees a run, together with its other half as long as that is free too. */
  #join(address: number, lowest: number): void {
    let at = address;
    let order = lowest;
    for (; order < largestOrder; order++) {
      const other = at ^ (1 << order);
      if (!this.#isFree(other) || this.words[other * 4 + orderWord] !== order) break;
      this.#unlink(other, order);
      at = Math.min(at, other);
    }
    const { words } = this;
    const next = this.#free[order]!;
    words[at * 4 + nextWord] = next;
    words[at * 4 + previousWord] = 0;
    words[at * 4 + orderWord] = order;
    if (next !== 0) words[next * 4 + previousWord] = at;
    this.#free[order] = at;
    this.#mark(at);
  }

  #unlink(at: number, order: number): void {
    const { words } = this;
    const next = words[at * 4 + nextWord]!;
    const previous = words[at * 4 + previousWord]!;
    if (next !== 0) words[next * 4 + previousWord] = previous;
    if (previous === 0) this.#free[order] = next;
    else words[previous * 4 + nextWord] = next;
    this.#mark(at);
  }

  /** One bit a granule at the beginning of its page. */
  #isFree(at: number): boolean {
    return (this.bytes[markByte(at)]! & (1 << (at & 7))) !== 0;
  }

  /** Turns the mark of a free run over. */
  #mark(at: number): void {
    const place = markByte(at);
    this.bytes[place] = this.bytes[place]! ^ (1 << (at & 7));
  }

  /**
   * Has the system give the memory up to a page, by writing where it has nothing yet: what it gives at the first touch takes as long as an
   * insert, and would come in every thirtieth of them.
   */
  #touch(until: number): void {
    for (let at = this.#touched * pageBytes; at < until * pageBytes; at += systemPageBytes) this.bytes[at] = 0;
    this.#touched = until;
  }

  /** Takes one page more into use, for granules. */
  #grow(): void {
    const page = this.#takePage();
    this.#giveBack(page * pageGranules + reservedGranules, (page + 1) * pageGranules);
  }

  #takePage(): number {
    const page = this.#pages++;
    const pages = this.bytes.byteLength / pageBytes;
    if (page === pages) {
      this.memory.grow(Math.max(1, Math.min(pages, mostGrownPages, mostPages - pages)));
      this.bytes = new Uint8Array(this.memory.buffer);
      this.words = new Int32Array(this.memory.buffer);
      this.halves = new Uint16Array(this.memory.buffer);
      this.floats = new Float32Array(this.memory.buffer);
    }
    if (page === this.#touched) this.#touch(Math.min(page + touchedAtOnce, this.bytes.byteLength / pageBytes));
    return page;
  }
}

function markByte(at: number): number {
  return (at >>> pageBits) * pageBytes + ((at & (pageGranules - 1)) >>> 3);
}
