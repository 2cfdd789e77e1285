import { comfortableSlackDays, fullRelevance, timeByRate, timeByWindow, type TimeFit, unknownPermille } from "../../score/score-pair.ts";
import { windowLines } from "../window.ts";
import { belowQuotient, cursor, cursorBytes, granuleBits, kind, kindBytes, type Kernel, plenty, sieve } from "./kernel.ts";
import { blockBits, blockMask, closer, closerBytes, firstCloser, firstSeen, latestDay, normMask, seen, seenBytes, unseen } from "./line-layout.ts";
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

/** The share of the points for the time that a slack gives. */
const fitOf = ({ least, more }: TimeFit, slackDays: number): number =>
  round(round(least / 1000) + round(Math.min(comfortableSlackDays, Math.max(0, slackDays)) * round(more / 1000 / comfortableSlackDays)));

/** Less than any score. */
const passedOver = Number.NEGATIVE_INFINITY;

/** The kernel in JavaScript. Cost: 1.5 to 2 ns a posting. */
export function scriptKernel(memory: KernelMemory): Kernel {
  /** Lets one cursor run until `windowEnd`, taking each posting's line and what it is worth. */
  function run(from: number, windowEnd: number, take: (line: number, worth: number) => void): void {
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
      take(line, words[worth + occurrenceClass]!);
    }
    words[(from + cursor.at) >> 2] = at;
    words[(from + cursor.line) >> 2] = line;
  }

  return {
    addLists(cursors, count, windowEnd, sums) {
      const { halves } = memory;
      const base = sums >> 1;
      const add = (line: number, worth: number): void => {
        halves[base + line] = halves[base + line]! + worth;
      };
      for (let at = 0; at < count; at++) run(cursors + at * cursorBytes, windowEnd, add);
    },

    skipLists(cursors, count, windowEnd) {
      for (let at = 0; at < count; at++) run(cursors + at * cursorBytes, windowEnd, () => {});
    },

    listLines(cursors, count, windowEnd, places) {
      const { halves } = memory;
      let end = places >> 1;
      const write = (line: number): void => {
        halves[end++] = line & (windowLines - 1);
      };
      for (let at = 0; at < count; at++) run(cursors + at * cursorBytes, windowEnd, write);
      return end << 1;
    },

    addColumn(column, count, sums, worth) {
      const { bytes, halves, words } = memory;
      const base = sums >> 1;
      for (let at = 0; at < count; at++) {
        const pair = bytes[column + at]!;
        if (pair === 0) continue;
        const low = base + at * 2;
        halves[low] = halves[low]! + words[(worth >> 2) + (pair & 15)]!;
        halves[low + 1] = halves[low + 1]! + words[(worth >> 2) + (pair >>> 4)]!;
      }
    },

    collect(sums, lines, bar, blocks, more, places, least) {
      const { words, halves } = memory;
      const base = sums >> 1;
      let count = 0;
      for (let at = 0; at < lines; at++) {
        const sum = halves[base + at]!;
        if (sum < bar) continue;
        const norm = halves[(words[(blocks >> 2) + (at >> blockBits)]! >> 1) + (at & blockMask)]! & normMask;
        if (Math.max(0, sum + more) * norm >= least) halves[(places >> 1) + count++] = at;
      }
      return count;
    },

    sift(places, count, ask) {
      const { words, halves, floats } = memory;
      const asked = (word: number): number => words[(ask + word) >> 2]!;
      const askedFloat = (word: number): number => floats[(ask + word) >> 2]!;
      /** The most that window, rate and quantity give to a line, of which a closer look tells more at an address. */
      const timeAndQuantity = (look: number, first: number, last: number, end: number, all: number): number => {
        const isSupplier = asked(sieve.suppliers) !== 0;
        const quantity = round(words[(look + closer.quantity) >> 2]! >>> 0);
        const wanted = isSupplier ? askedFloat(sieve.wanted) : quantity;
        const offered = isSupplier ? quantity : askedFloat(sieve.offered);
        const rate = isSupplier ? round(words[(look + closer.rateOrBudget) >> 2]! >>> 0) : askedFloat(sieve.rate);
        const days = last - first + 1;
        // Where nobody names an end, a rate limits nothing.
        const inTime = rate === 0 || last >= latestDay ? plenty : round(rate * days);
        const taken = Math.min(wanted, offered === 0 ? plenty : offered, inTime);
        const isTold = rate > 0 && wanted > 0;
        const daysTaken = Math.ceil(round(round(taken / rate) * round(belowQuotient)));
        const fit = isTold
          ? fitOf(timeByRate, end - first + 1 - daysTaken)
          : fitOf(timeByWindow, days - 1);
        const share = quantity > 0 ? round(taken / Math.max(wanted, 1)) : round(unknownPermille / 1000);
        return round(Math.min(round(askedFloat(sieve.time) * fit), askedFloat(sieve.timeMost)) + round(share * all));
      };
      /** The most that a line can score, or `passedOver`. */
      const mostOf = (place: number): number => {
        const block = words[(asked(sieve.blocks) >> 2) + (place >> blockBits)]!;
        const inBlock = place & blockMask;
        const norm = halves[(block >> 1) + inBlock]!;
        const half = (at: number): number => halves[(block + at) >> 1]!;
        const glance = firstSeen + inBlock * seenBytes;
        const look = firstCloser + inBlock * closerBytes;
        const number = half(glance + seen.kind);
        if ((norm & unseen) !== 0 || number >= asked(sieve.kindCount)) return plenty;
        const until = half(look + closer.until);
        const isOpen = until === 0 || until < asked(sieve.overdue);
        const last = isOpen ? asked(sieve.last) : Math.min(until, asked(sieve.last));
        const first = Math.max(half(look + closer.from), asked(sieve.first));
        if (last < first) return passedOver;
        const end = asked(sieve.due) || (isOpen ? last : until);
        const entry = asked(sieve.kinds) + number * kindBytes;
        const category = floats[(entry + kind.category) >> 2]!;
        const where = half(glance + seen.place);
        const near = where < asked(sieve.placeCount) ? floats[(asked(sieve.places) >> 2) + where]! : askedFloat(sieve.otherPlaces);
        const kept = round(half(glance + seen.kept) * askedFloat(sieve.reliability));
        const suits = timeAndQuantity(block + look, first, last, end, floats[(asked(sieve.quantities) >> 2) + number]!);
        const others = round(round(round(floats[(entry + kind.others) >> 2]! + suits) + kept) + near);
        const most = round(halves[(asked(sieve.sums) >> 1) + place]! + asked(sieve.beyond));
        const sum = round(most - round(category * askedFloat(sieve.sumPerMilli)));
        const text = round(round(round(sum * (norm & normMask)) * askedFloat(sieve.milliPerRaw)) + 1);
        const relevant = round(category + Math.min(text, askedFloat(sieve.cap)));
        const share = Math.min(1, round(relevant * round(1 / fullRelevance)));
        return round(relevant + round(others * share));
      };
      let kept = 0;
      for (let at = 0; at < count; at++) {
        const place = halves[(places >> 1) + at]!;
        const most = mostOf(place);
        if (most < askedFloat(sieve.needed)) continue;
        halves[(places >> 1) + kept] = place;
        floats[(asked(sieve.bounds) >> 2) + kept++] = most;
      }
      return kept;
    },

    largest(sums, lines) {
      const { halves } = memory;
      let largest = 0;
      for (let at = sums >> 1; at < (sums >> 1) + lines; at++) largest = Math.max(largest, halves[at]!);
      return largest;
    },
  };
}
