import { array, assert, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../testing/random.ts";
import { TermTable } from "../text/term-table.ts";
import { Arena, byteOf } from "./arena.ts";
import { CharacterHeaders } from "./character-headers.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { blockLines, normBytes, wide } from "./kernel/line-layout.ts";
import { scriptKernel } from "./kernel/script-kernel.ts";
import { wasmKernel } from "./kernel/wasm-kernel.ts";
import { PostingLists } from "./posting-lists.ts";
import { windowLines } from "./window.ts";
import { WindowSums } from "./window-sums.ts";

interface Posting {
  line: number;
  occurrenceClass: number;
}

const kernels: Record<string, (arena: Arena) => Kernel> = {
  "in JavaScript": scriptKernel,
  "in WebAssembly": (arena) => wasmKernel(arena.memory)!,
};

const values = [0, 1, 7, 30, 90, 200, 500, 1000];

function places(sums: WindowSums, bar: number, more = 0, least = Number.NEGATIVE_INFINITY): number[] {
  return Array.from({ length: sums.collect(windowLines, bar, more, least) }, (_, number) => sums.placeAt(number));
}

const characters = Uint32Array.from({ length: 8 }, (_, at) => 0x4e00 + at);

/** Sums of the lines by the lists, every window that holds a posting; the later half of the lists only in windows that ask for them. */
function sumsByIndex(
  lists: readonly (readonly Posting[])[],
  createKernel: (arena: Arena) => Kernel,
  asksForLate: (window: number) => boolean = () => true,
): Map<number, number> {
  const arena = new Arena();
  const terms = new TermTable();
  const shard = new PostingLists(arena, terms, new CharacterHeaders(arena), 5);
  for (const [at, postings] of lists.entries()) {
    terms.count(0x4e00 + at, 7);
    for (const { line, occurrenceClass } of postings) shard.append(0x4e00 + at, line, occurrenceClass);
  }
  const sums = new WindowSums(arena, createKernel(arena));
  const worths = Float64Array.from({ length: lists.length + 1 }, (_, at) => (lists.length - at) * 1000);
  for (const at of lists.keys()) sums.setWorths(at, Uint16Array.from(values, (value) => value * (at + 1)), 0);
  const early = lists.length >> 1;
  sums.addTerms(shard, characters, 0, early);
  sums.addLateTerms(shard, characters, early, lists.length, worths);
  const found = new Map<number, number>();
  const windows = new Set(lists.flat().map(({ line }) => Math.floor(line / windowLines)));
  for (const window of [...windows].toSorted((a, b) => a - b)) {
    sums.addWindow(window);
    if (asksForLate(window)) sums.addLateLists(window);
    sums.addDense(window, 0);
    let largest = 0;
    if (sums.largest(windowLines) === 0) continue;
    for (const at of places(sums, 1)) {
      found.set(window * windowLines + at, sums.sumOf(at));
      largest = Math.max(largest, sums.sumOf(at));
    }
    expect(sums.largest(windowLines)).toBe(largest);
    const bar = Math.ceil(largest / 2);
    const high = places(sums, bar);
    expect(high).toEqual(places(sums, 1).filter((at) => sums.sumOf(at) >= bar));
    expect(high.length).toBeGreaterThan(0);
    expect(places(sums, largest + 1)).toEqual([]);
    sums.clearSums(windowLines);
  }
  return found;
}

function sumsByHand(lists: readonly (readonly Posting[])[], asksForLate: (window: number) => boolean = () => true): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [at, postings] of lists.entries()) {
    for (const { line, occurrenceClass } of postings) {
      if (at >= lists.length >> 1 && !asksForLate(Math.floor(line / windowLines))) continue;
      sums.set(line, (sums.get(line) ?? 0) + (at + 1) * values[occurrenceClass]!);
    }
  }
  return sums;
}

const inOrder = (sums: Map<number, number>): [number, number][] => [...sums].toSorted(([a], [b]) => a - b);

describe.each(Object.entries(kernels))("window sums %s", (_name, createKernel) => {
  it("are those of adding line by line, for near, far and very far lines of every class", () => {
    const distance = oneof(integer({ min: 1, max: 8 }), constantFrom(223, 224, 255, 256, 4095, 4096, 65_535, 65_536, 200_000), integer({ min: 1, max: 5000 }));
    const step = record({ distance, occurrenceClass: oneof(constantFrom(1), integer({ min: 1, max: 7 })) });
    const list = array(step, { maxLength: 120 }).map((steps) => {
      let line = -1;
      return steps.map(({ distance, occurrenceClass }): Posting => ({ line: (line += distance), occurrenceClass }));
    });
    assert(
      property(array(list, { maxLength: 6 }), (lists) => {
        expect(inOrder(sumsByIndex(lists, createKernel))).toEqual(inOrder(sumsByHand(lists)));
      }),
      { numRuns: 150 },
    );
  });

  it("take up lists that some windows left out", () => {
    const sparse = (distance: number, count: number): Posting[] =>
      Array.from({ length: count }, (_, at) => ({ line: at * distance + (at % 5), occurrenceClass: 1 + (at % 7) }));
    const lists = [sparse(20, 4_000), sparse(700, 400), sparse(300, 20_000), sparse(40, 9_000)];
    for (const asks of [(window: number) => window % 3 === 1, (window: number) => window > 40]) {
      const wanted = sumsByHand(lists, asks);
      const got = sumsByIndex(lists, createKernel, asks);
      expect(got.size).toBe(wanted.size);
      expect([...got].filter(([line, sum]) => wanted.get(line) !== sum)).toEqual([]);
    }
  });

  it("go on through lists of several chunks and through columns of common terms", () => {
    const every = (distance: number, count: number, occurrenceClass: number): Posting[] =>
      Array.from({ length: count }, (_, at) => ({ line: at * distance, occurrenceClass: 1 + ((at + occurrenceClass) % 7) }));
    const lists = [every(300, 30_000, 3), every(3, 9_000, 1), every(2, 4_000, 6)];
    expect(inOrder(sumsByIndex(lists, createKernel))).toEqual(inOrder(sumsByHand(lists)));
  });

  it("tell the lines of a list that is set aside, window by window", () => {
    const arena = new Arena();
    const terms = new TermTable();
    const shard = new PostingLists(arena, terms, new CharacterHeaders(arena), 0);
    const sums = new WindowSums(arena, createKernel(arena));
    const { below } = createRandom(9);
    const lines: number[] = [];
    terms.count(0x4e00, 7);
    for (let line = below(5); line < 40 * windowLines; line += 9 + below(below(20) === 0 ? 20_000 : 5)) {
      lines.push(line);
      shard.append(0x4e00, line, 1 + below(7));
    }
    expect(sums.addHome(shard, 0x4e01)).toBe(false);
    expect(sums.addHome(shard, 0x4e00)).toBe(true);
    const told: number[] = [];
    for (let window = 0; window < 40; window++) {
      const count = sums.listHome(window);
      for (let at = 0; at < count; at++) told.push(window * windowLines + sums.placeAt(at));
    }
    expect(told).toEqual(lines);
  });

  it("find the lines whose sums are high enough for their norms", () => {
    const { below } = createRandom(3);
    const arena = new Arena();
    const terms = new TermTable();
    const shard = new PostingLists(arena, terms, new CharacterHeaders(arena), 0);
    const sums = new WindowSums(arena, createKernel(arena));
    const norms: number[] = [];
    const blocks: number[] = [];
    terms.count(0x4e00, 7);
    for (let line = 0; line < windowLines; line++) {
      if (line % blockLines === 0) blocks.push(byteOf(arena.allocate((blockLines * normBytes) >> 4)));
      norms.push(below(4096));
      if (below(3) > 0) shard.append(0x4e00, line, 1 + below(3));
    }
    for (const [part, address] of blocks.entries()) sums.setLines(part, address);
    for (const [line, norm] of norms.entries()) {
      arena.halves[(blocks[Math.floor(line / blockLines)]! >> 1) + (line % blockLines)] = norm | (line % 7 === 0 ? wide : 0);
    }
    sums.setWorths(0, Uint16Array.from(values, (value) => value * 5), 0);
    sums.add(shard, 0x4e00, 0);
    sums.addWindow(0);
    sums.addDense(0, 0);
    for (const [bar, more, least] of [[1, 0, 1], [5, 3, 20_000], [50, -20, 100_000], [1, 0, 500_000], [1, 0, 1e12], [70_000, 0, 0], [1, 0, Number.NEGATIVE_INFINITY]] as const) {
      const wanted = [...norms.keys()].filter((line) => sums.sumOf(line) >= bar && Math.max(0, sums.sumOf(line) + more) * norms[line]! >= least);
      expect(places(sums, bar, more, least)).toEqual(wanted);
    }
    expect(places(sums, 5, 3, 20_000).length).toBeGreaterThan(100);
  });
});
