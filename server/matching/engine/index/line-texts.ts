import { blockBits, blockLines } from "./kernel/line-layout.ts";

/** Characters of a chunk (128 kB); a longer text has a chunk of its own. */
const chunkBits = 16;
const chunkCharacters = 2 ** chunkBits;

/**
 * The texts of all lines of one side, outside V8's heap: a million strings there are what its collector copies while lines come and
 * marks ever after. A text is its length (two 16-bit units, low one first) and its characters, in chunks that are filled one after
 * another; like postings, the texts of withdrawn lines stay.
 */
export class LineTexts {
  readonly #chunks: Uint16Array[] = [];
  /** Characters in use of the last chunk. */
  #used = chunkCharacters;
  /** Of the lines of each block, where their texts begin: chunk << `chunkBits` | place in it. */
  readonly #starts: Uint32Array[] = [];

  /** Makes room for the next block of lines. */
  addBlock(): void {
    this.#starts.push(new Uint32Array(blockLines));
  }

  set(handle: number, text: string): void {
    const { length } = text;
    if (this.#used + 2 + length > chunkCharacters) {
      // Filled, so that the system gives all its pages at once: each costs as much as an insert, and would come in every 54th.
      this.#chunks.push(new Uint16Array(Math.max(chunkCharacters, 2 + length)).fill(0));
      this.#used = 0;
    }
    const last = this.#chunks.length - 1;
    const chunk = this.#chunks[last]!;
    this.#starts[handle >>> blockBits]![handle & (blockLines - 1)] = (last << chunkBits) | this.#used;
    chunk[this.#used] = length;
    chunk[this.#used + 1] = length >>> 16;
    const first = this.#used + 2;
    for (let at = 0; at < length; at++) chunk[first + at] = text.charCodeAt(at);
    this.#used = first + length;
  }

  get(handle: number): string {
    const start = this.#starts[handle >>> blockBits]![handle & (blockLines - 1)]!;
    const chunk = this.#chunks[start >>> chunkBits]!;
    const at = start & (chunkCharacters - 1);
    const first = at + 2;
    const end = first + chunk[at]! + chunk[at + 1]! * 65_536;
    let text = "";
    for (let from = first; from < end; from += 4096) {
      text += Reflect.apply(String.fromCharCode, null, chunk.subarray(from, Math.min(end, from + 4096)));
    }
    return text;
  }
}
