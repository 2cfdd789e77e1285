import { windowBits, windowLines } from "./window.ts";

const bytesPerWindow = windowLines / 2;

/**
 * The occurrence classes (0..7) of one very common term, half a byte for every line of a shard: smaller than
 * a list once one line in four holds the term, and any line can be looked up at once.
 */
export class DenseColumn {
  readonly #windows: Uint8Array[] = [];
  /** Largest class of any line. */
  largestClass = 0;

  get bytes(): number {
    return this.#windows.length * bytesPerWindow;
  }

  set(line: number, occurrenceClass: number): void {
    const window = line >>> windowBits;
    while (this.#windows.length <= window) this.#windows.push(new Uint8Array(bytesPerWindow));
    const cells = this.#windows[window]!;
    const at = (line & (windowLines - 1)) >>> 1;
    cells[at] = cells[at]! | (occurrenceClass << ((line & 1) * 4));
    if (occurrenceClass > this.largestClass) this.largestClass = occurrenceClass;
  }

  /** The class of a line (by its place in the window). */
  classOf(window: number, place: number): number {
    const cells = this.#windows[window];
    return cells === undefined ? 0 : (cells[place >>> 1]! >>> ((place & 1) * 4)) & 15;
  }

  /** Adds `worth[base + class]` of every line of a window to its sum. */
  addTo(sums: Int32Array, window: number, lines: number, worth: Int32Array, base: number): void {
    const cells = this.#windows[window];
    if (cells === undefined) return;
    for (let place = 0; place < lines; place += 2) {
      const pair = cells[place >>> 1]!;
      if (pair === 0) continue;
      sums[place] = (sums[place]! + worth[base + (pair & 15)]!) | 0;
      sums[place + 1] = (sums[place + 1]! + worth[base + (pair >>> 4)]!) | 0;
    }
  }
}
