import type { Arena } from "./arena.ts";

/** Words of a posting list's header. */
export const headerWords = 3;

/** Shards whose headers of one character lie side by side, and characters whose headers lie together. */
const groupBits = 2;
const pageBits = 6;
const rowWords = headerWords << groupBits;
const pageWords = rowWords << pageBits;

/**
 * Where the headers of the characters' lists lie, by the characters' slots: those of four shards side by side, because a query looks for each of
 * its terms in all shards, and every header by itself would be a miss of the caches.
 */
export class CharacterHeaders {
  /** Of each group of shards: the words at which its pages begin, -1 where there are none yet. */
  readonly #groups: number[][] = [];

  constructor(readonly arena: Arena) {}

  /** The word at which a header lies; -1 where its page is missing. */
  at(slot: number, shard: number): number {
    const page = this.#groups[shard >>> groupBits]?.[slot >>> pageBits] ?? -1;
    return page < 0 ? -1 : page + (slot & ((1 << pageBits) - 1)) * rowWords + (shard & ((1 << groupBits) - 1)) * headerWords;
  }

  /** The same, with an empty page where it was missing. */
  make(slot: number, shard: number): number {
    const group = shard >>> groupBits;
    while (this.#groups.length <= group) this.#groups.push([]);
    const pages = this.#groups[group]!;
    const page = slot >>> pageBits;
    while (pages.length <= page) pages.push(-1);
    if (pages[page]! < 0) {
      const first = this.arena.allocate(pageWords >> 2) * 4;
      this.arena.words.fill(0, first, first + pageWords);
      pages[page] = first;
    }
    return this.at(slot, shard);
  }
}
