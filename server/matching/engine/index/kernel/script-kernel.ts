import { fullRelevance } from "../../score/score-pair.ts";
import { cursor, cursorBytes, granuleBits, kind, kindBytes, type Kernel, sieve } from "./kernel.ts";
import { blockBits, blockMask, closer, closerBytes, firstCloser, firstSeen, normMask, seen, seenBytes, wide } from "./line-layout.ts";
import { chainCode, classCode, farCode, nearCode, nearest, readLink, skipCode } from "./posting-codes.ts";

/** To 32-bit floating point, as the other kernel reckons. */
const round = Math.fround;

/** What the kernel reads and writes; all are views of the same memory, fresh after each growth. */
export interface KernelMemory {
  readonly bytes: Uint8Array;
  /** 16-bit words. */
  readonly halves: Uint16Array;
  /** 32-bit words. */
  readonly words: Int32Array;
  readonly floats: Float32Array;
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

    collect(sums, lines, bar, blocks, more, places, least) {
      const { words, halves } = memory;
      const base = sums >> 2;
      const needed = round(least);
      let count = 0;
      for (let at = 0; at < lines; at++) {
        const sum = words[base + at]!;
        if (sum < bar) continue;
        const norm = halves[(words[(blocks >> 2) + (at >> blockBits)]! >> 1) + (at & blockMask)]! & normMask;
        if (round(round(sum + more) * norm) >= needed) halves[(places >> 1) + count++] = at;
      }
      return count;
    },

    sift(places, count, ask) {
      const { words, halves, floats } = memory;
      const asked = (word: number): number => words[(ask + word) >> 2]!;
      const askedFloat = (word: number): number => floats[(ask + word) >> 2]!;
      const isKept = (place: number): boolean => {
        const block = words[(asked(sieve.blocks) >> 2) + (place >> blockBits)]!;
        const inBlock = place & blockMask;
        const norm = halves[(block >> 1) + inBlock]!;
        const half = (at: number): number => halves[(block + at) >> 1]!;
        const glance = firstSeen + inBlock * seenBytes;
        const look = firstCloser + inBlock * closerBytes;
        const number = half(glance + seen.kind);
        if (norm >= wide || number >= asked(sieve.kindCount)) return true;
        const until = half(look + closer.until);
        const isOpen = until === 0 || until < asked(sieve.overdue);
        const last = isOpen ? asked(sieve.last) : Math.min(until, asked(sieve.last));
        if (last < Math.max(half(look + closer.from), asked(sieve.first))) return false;
        const entry = asked(sieve.kinds) + number * kindBytes;
        const category = floats[(entry + kind.category) >> 2]!;
        const where = half(glance + seen.place);
        const near = where < asked(sieve.placeCount) ? floats[(asked(sieve.places) >> 2) + where]! : askedFloat(sieve.otherPlaces);
        const kept = round(half(glance + seen.kept) * askedFloat(sieve.reliability));
        const others = round(round(floats[(entry + kind.others) >> 2]! + kept) + near);
        const most = round(words[(asked(sieve.sums) >> 2) + place]! + asked(sieve.beyond));
        const sum = round(most - round(category * askedFloat(sieve.sumPerMilli)));
        const text = round(round(round(sum * (norm & normMask)) * askedFloat(sieve.milliPerRaw)) + 1);
        const relevant = round(category + Math.min(text, askedFloat(sieve.cap)));
        const share = Math.min(1, round(relevant * round(1 / fullRelevance)));
        return round(relevant + round(others * share)) >= askedFloat(sieve.needed);
      };
      let kept = 0;
      for (let at = 0; at < count; at++) {
        const place = halves[(places >> 1) + at]!;
        if (isKept(place)) halves[(places >> 1) + kept++] = place;
      }
      return kept;
    },

    largest(sums, lines) {
      const { words } = memory;
      let largest = 0;
      for (let at = sums >> 2; at < (sums >> 2) + lines; at++) largest = Math.max(largest, words[at]!);
      return largest;
    },
  };
}
