import { type Arena, byteOf } from "./arena.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { sumBytes, windowBits } from "./window.ts";

/** Lines of one block, and the granules and bytes that hold half a byte for each. */
export const columnBlockBits = 10;
export const columnBlockMask = 1023;
const blockGranules = 32;
const blockBytes = 512;
export const columnBlocksPerWindow = 1 << (windowBits - columnBlockBits);

/**
 * The occurrence classes (0..7) of one very common term, half a byte for every line of a shard: any line can be
 * looked up at once.
 */
export class DenseColumn {
  /** Addresses in granules; 0 where no line of the block holds the term. */
  readonly #blocks: number[] = [];
  /** Largest class of any line. */
  largestClass = 0;

  constructor(readonly arena: Arena) {}

  /** Bytes beside the arena's. */
  get bytes(): number {
    return this.#blocks.length * 4;
  }

  set(line: number, occurrenceClass: number): void {
    const block = line >>> columnBlockBits;
    while (this.#blocks.length <= block) this.#blocks.push(0);
    if (this.#blocks[block] === 0) {
      const address = this.arena.allocate(blockGranules);
      this.arena.bytes.fill(0, byteOf(address), byteOf(address) + blockBytes);
      this.#blocks[block] = address;
    }
    const { bytes } = this.arena;
    const at = byteOf(this.#blocks[block]!) + ((line & columnBlockMask) >>> 1);
    bytes[at] = bytes[at]! | (occurrenceClass << ((line & 1) * 4));
    if (occurrenceClass > this.largestClass) this.largestClass = occurrenceClass;
  }

  /** The byte at which a block of a window begins, or 0 where no line of it holds the term. */
  blockAt(window: number, part: number): number {
    return byteOf(this.#blocks[window * columnBlocksPerWindow + part] ?? 0);
  }

  /** Adds what the classes are worth (eight words at address `worth`) to the sums of a window. */
  addTo(kernel: Kernel, window: number, sums: number, worth: number): void {
    for (let part = 0; part < columnBlocksPerWindow; part++) {
      const block = this.blockAt(window, part);
      if (block !== 0) kernel.addColumn(block, blockBytes, sums + part * (sumBytes << columnBlockBits), worth);
    }
  }
}
