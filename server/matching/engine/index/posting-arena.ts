/** Sizes of chunks, in 16-bit cells. A list moves from one to the next until it has the last, then chains those. */
const chunkSizes = [4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048];

/** Number of the largest size. */
export const largestChunk = chunkSizes.length - 1;

/** Addresses count in units of this many cells, so that 32 bits reach 32 GiB. */
const cellsPerAddress = 4;

const bytesPerPage = 65_536;
const pagesPerGrowth = 16;

/** Cells of a chunk of this size number. Pure. */
export function chunkCells(size: number): number {
  return chunkSizes[size]!;
}

/** Cell at which a chunk begins. Pure. */
export function firstCell(address: number): number {
  return address * cellsPerAddress;
}

/**
 * One growing space of 16-bit cells for all posting lists of a store. It lies in a `WebAssembly.Memory`,
 * which grows in place, so that no insert waits for a copy of the whole. `cells` is a fresh view after
 * growth; read it anew after every allocation.
 */
export class PostingArena {
  readonly #memory = new WebAssembly.Memory({ initial: pagesPerGrowth, maximum: 65_536 });
  cells = new Uint16Array(this.#memory.buffer);
  /** First free cell; address 0 stays unused. */
  #next = cellsPerAddress;
  /** Addresses of chunks given back, by size number. */
  readonly #free: number[][] = chunkSizes.map(() => []);

  get bytes(): number {
    return this.cells.byteLength;
  }

  /** Room for a chunk of a size number; its address. */
  allocate(size: number): number {
    const reused = this.#free[size]!.pop();
    if (reused !== undefined) return reused;
    const at = this.#next;
    this.#next += chunkCells(size);
    if (this.#next > this.cells.length) {
      this.#memory.grow(pagesPerGrowth + Math.floor(this.cells.byteLength / bytesPerPage / 64));
      this.cells = new Uint16Array(this.#memory.buffer);
    }
    return at / cellsPerAddress;
  }

  /** Takes a chunk back for the next list that needs one of this size. */
  release(address: number, size: number): void {
    this.#free[size]!.push(address);
  }
}
