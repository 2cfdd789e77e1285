import { cursor, cursorBytes, granuleBits, type Kernel } from "./kernel.ts";
import { chainCode, classCode, farCode, nearCode, nearest, readLink, skipCode } from "./posting-codes.ts";

/** What the kernel reads and writes; all are views of the same memory, fresh after each growth. */
export interface KernelMemory {
  readonly bytes: Uint8Array;
  /** 16-bit words. */
  readonly halves: Uint16Array;
  /** 32-bit words. */
  readonly words: Int32Array;
}

/** The kernel in JavaScript. Cost: 1.5 to 2 ns a posting. */
export function scriptKernel(memory: KernelMemory): Kernel {
  /** Lets one cursor run until `windowEnd`; adds to sums of words from `base` on, or nothing where it is null. */
  function run(from: number, windowEnd: number, base: number | null): void {
    const { bytes, words } = memory;
    let at = words[(from + cursor.at) >> 2]!;
    let line = words[(from + cursor.line) >> 2]!;
    const worth = words[(from + cursor.worth) >> 2]! >> 2;
    for (;;) {
      const code = bytes[at]!;
      if (code === 0) break;
      if (code === chainCode) {
        at = readLink(bytes, at) << granuleBits;
        continue;
      }
      let distance = code;
      let occurrenceClass = 1;
      let length = 1;
      if (code > nearest) {
        length = 2;
        distance = bytes[at + 1]!;
        if (code < classCode) distance += (code - nearCode) << 8;
        else if (code < farCode) occurrenceClass = code - classCode + 2;
        else {
          length = 3;
          distance += bytes[at + 2]! << 8;
          occurrenceClass = code - farCode + 1;
          if (code === skipCode) {
            line += distance << 16;
            at += length;
            continue;
          }
        }
      }
      if (line + distance >= windowEnd) break;
      line += distance;
      at += length;
      if (base !== null) words[base + line] = (words[base + line]! + words[worth + occurrenceClass]!) | 0;
    }
    words[(from + cursor.at) >> 2] = at;
    words[(from + cursor.line) >> 2] = line;
  }

  return {
    addLists(cursors, count, windowEnd, sums) {
      for (let at = 0; at < count; at++) run(cursors + at * cursorBytes, windowEnd, sums >> 2);
    },

    skipLists(cursors, count, windowEnd) {
      for (let at = 0; at < count; at++) run(cursors + at * cursorBytes, windowEnd, null);
    },

    addColumn(column, count, sums, worth) {
      const { bytes, words } = memory;
      const base = sums >> 2;
      for (let at = 0; at < count; at++) {
        const pair = bytes[column + at]!;
        if (pair === 0) continue;
        const low = base + at * 2;
        words[low] = (words[low]! + words[(worth >> 2) + (pair & 15)]!) | 0;
        words[low + 1] = (words[low + 1]! + words[(worth >> 2) + (pair >>> 4)]!) | 0;
      }
    },

    collect(sums, lines, bar, places) {
      const { words, halves } = memory;
      const base = sums >> 2;
      let count = 0;
      for (let at = 0; at < lines; at++) if (words[base + at]! >= bar) halves[(places >> 1) + count++] = at;
      return count;
    },

    largest(sums, lines) {
      const { words } = memory;
      let largest = 0;
      for (let at = sums >> 2; at < (sums >> 2) + lines; at++) largest = Math.max(largest, words[at]!);
      return largest;
    },
  };
}
