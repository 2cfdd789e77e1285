/** Sizes of the successive chunks of one list, in 16-bit cells; later chunks are all as large as the last. */
const chunkSizes = [4, 4, 8, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/** Cells at the end of a full chunk that hold the address of the next. */
const linkCells = 2;

/** Addresses count in units of this many cells. */
const cellsPerAddress = 4;

const bytesPerPage = 65_536;
const pagesPerGrowth = 16;

/** Size of the n-th chunk of a list, in cells. Pure. */
export function chunkSize(ordinal: number): number {
  return chunkSizes[ordinal < chunkSizes.length ? ordinal : chunkSizes.length - 1]!;
}

/**
 * One growing space of 16-bit cells for all posting lists of a store. It lies in a `WebAssembly.Memory`,
 * which grows in place: no posting is ever copied and no insert waits for a copy. `cells` is a fresh view
 * after growth; read it anew after every append.
 */
export class PostingArena {
  readonly #memory = new WebAssembly.Memory({ initial: pagesPerGrowth, maximum: 65_536 });
  cells = new Uint16Array(this.#memory.buffer);
  /** First free cell; address 0 stays unused. */
  #next = cellsPerAddress;

  get bytes(): number {
    return this.cells.byteLength;
  }

  /** Room for a chunk; its address. */
  allocate(cells: number): number {
    const at = this.#next;
    this.#next += cells;
    if (this.#next > this.cells.length) {
      this.#memory.grow(pagesPerGrowth + Math.floor(this.cells.byteLength / bytesPerPage / 32));
      this.cells = new Uint16Array(this.#memory.buffer);
    }
    return at / cellsPerAddress;
  }
}

/** Cell at which a chunk begins. Pure. */
export function firstCell(address: number): number {
  return address * cellsPerAddress;
}

/** Cell after the last posting a chunk of this ordinal can hold. Pure. */
export function endCell(address: number, ordinal: number): number {
  return address * cellsPerAddress + chunkSize(ordinal) - linkCells;
}

/** Address of the chunk that follows one whose postings end at `end`. Pure. */
export function linkAt(cells: Uint16Array, end: number): number {
  return cells[end]! + cells[end + 1]! * 65_536;
}
