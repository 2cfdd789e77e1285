import { cursor, cursorBytes, fullChunkBytes, granuleBits, type Kernel, linkBytes } from "./kernel.ts";
import { classCode, farCode, nearCode, nearest, skipCode } from "./posting-codes.ts";

/** What the kernel reads and writes; both are views of the same memory, fresh after each growth. */
export interface KernelMemory {
  readonly bytes: Uint8Array;
  /** 32-bit words. */
  readonly words: Int32Array;
}

/** The kernel in JavaScript. Cost: 1.5 to 2 ns a posting. */
export function scriptKernel(memory: KernelMemory): Kernel {
  return {
    addLists(cursors, count, windowEnd, sums) {
      const { bytes, words } = memory;
      const base = sums >> 2;
      for (let from = cursors; from < cursors + count * cursorBytes; from += cursorBytes) {
        let at = words[(from + cursor.at) >> 2]!;
        let line = words[(from + cursor.line) >> 2]!;
        const worth = words[(from + cursor.worth) >> 2]! >> 2;
        const once = words[worth + 1]!;
        for (;;) {
          const code = bytes[at]!;
          if (code - 1 >>> 0 < nearest) {
            if (line + code >= windowEnd) break;
            line += code;
            at++;
            words[base + line] = (words[base + line]! + once) | 0;
            continue;
          }
          if (code === 0) {
            const chunk = words[(from + cursor.chunk) >> 2]!;
            if (chunk === words[(from + cursor.tail) >> 2]) break;
            at = words[(chunk + fullChunkBytes - linkBytes) >> 2]! << granuleBits;
            words[(from + cursor.chunk) >> 2] = at;
            continue;
          }
          const second = bytes[at + 1]!;
          let distance = second;
          let occurrenceClass = 1;
          let length = 2;
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
          if (line + distance >= windowEnd) break;
          line += distance;
          at += length;
          words[base + line] = (words[base + line]! + words[worth + occurrenceClass]!) | 0;
        }
        words[(from + cursor.at) >> 2] = at;
        words[(from + cursor.line) >> 2] = line;
      }
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

    nextReaching(sums, from, lines, bar) {
      const { words } = memory;
      const base = sums >> 2;
      let at = from;
      while (at < lines && words[base + at]! < bar) at++;
      return at;
    },

    largest(sums, lines) {
      const { words } = memory;
      let largest = 0;
      for (let at = sums >> 2; at < (sums >> 2) + lines; at++) largest = Math.max(largest, words[at]!);
      return largest;
    },
  };
}
