import { describe, expect, it } from "vitest";
import { createMarketVocabulary } from "../../testing/create-market-vocabulary.ts";
import { Interner } from "../score/interner.ts";
import { compileLine, noDay, unsaid } from "../score/line.ts";
import { createOutcome } from "../score/outcome.ts";
import { PairContext } from "../score/pair-context.ts";
import { boundOthers, mostWith, mostWithin } from "../score/score-bound.ts";
import { defaultWeights } from "../score/weights.ts";
import { generateMarket, marketDay } from "../testing/generate-market.ts";
import { createRandom } from "../testing/random.ts";
import { TermTable } from "../text/term-table.ts";
import type { EngineListing, Side } from "../types.ts";
import { Arena } from "./arena.ts";
import { CharacterHeaders } from "./character-headers.ts";
import { PairJudge } from "./judges.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { blockLines } from "./kernel/line-layout.ts";
import { scriptKernel } from "./kernel/script-kernel.ts";
import { wasmKernel } from "./kernel/wasm-kernel.ts";
import { LineColumns } from "./line-columns.ts";
import { LineKinds } from "./line-kinds.ts";
import { LineSieve } from "./line-sieve.ts";
import { PostingLists } from "./posting-lists.ts";
import { WindowSums } from "./window-sums.ts";

const { vocabulary } = createMarketVocabulary();
const market = generateMarket(1);
const lineCount = 4_000;
const cap = 30_000;
const milliPerRaw = 0.004;
const beyond = 700;
const term = 0x4e00;

const anything = {
  query: { count: 0, terms: new Uint32Array(), worths: new Uint16Array(), exact: new Float64Array(), self: 0 },
  limit: 10,
  norm: 1,
  visible: null,
  without: new Set<string>(),
  sector: null,
  ownSector: "",
};

/** Milli-points by which a bound without whole per mille may be higher, and what 32-bit floating point loses. */
const looser = 60;

const kernels: Record<string, (arena: Arena) => Kernel> = {
  "in JavaScript": scriptKernel,
  "in WebAssembly": (arena) => wasmKernel(arena.memory)!,
};

/** What keeps a line from fitting its record: a price, which no sieve asks for, and a quantity. */
const beyondRecord: Record<number, Partial<EngineListing>> = { 0: { unitPriceFen: 1e14 }, 1: { quantity: { milli: 1e13, unit: "件" } } };

interface Sifted {
  kept: number[];
  must: number[];
  /** Those kept with a bound below what they could score. */
  tooLow: number[];
  may: number[];
}

/** What a query's sieve keeps of lines with sums between 4 and 28; what it must keep, and may, by the rules for pairs. */
function sifted(side: Side, asking: EngineListing, needed: number, createKernel: (arena: Arena) => Kernel, every: Partial<EngineListing> = {}): Sifted {
  const { below } = createRandom(5);
  const codes = new Interner(vocabulary);
  const arena = new Arena();
  const columns = new LineColumns(side === "need", codes, arena);
  const terms = new TermTable();
  const lists = new PostingLists(arena, terms, new CharacterHeaders(arena), 0);
  const sums = new WindowSums(arena, createKernel(arena));
  const sieve = new LineSieve(arena, sums, columns.kinds);
  /** Lines of which a sieve cannot tell the quantity. */
  const unseen = new Set<number>();
  terms.count(term, 7);
  for (let number = 0; number < lineCount; number++) {
    if (number % blockLines === 0) sums.setLines(number / blockLines, columns.byteOfBlock(columns.addBlock()));
    const line = compileLine({ ...market.line(number, side), ...every, ...beyondRecord[number % 50] }, codes);
    if (line.quantityMilli > 2 ** 32) unseen.add(number);
    columns.write(number, line, 1 + below(4095), new Uint32Array(3));
    lists.append(term, number, 1 + below(7));
  }
  const context = new PairContext(compileLine(asking, codes), marketDay, defaultWeights, codes);
  for (let place = 0; place < codes.places.names.length; place++) context.distanceKm(place);
  const judge = new PairJudge({ ...anything, context }, columns, createOutcome());
  sieve.begin(judge, cap, milliPerRaw);
  for (let category = 1; category < codes.categories.names.length; category++) {
    if (context.categoryMilli(category) > 0) sieve.addCategory(category, context.categoryMilli(category));
  }
  sums.setWorths(0, Uint16Array.from([0, 4, 8, 12, 16, 20, 24, 28]), 0);
  sums.add(lists, term, 0);
  sums.addWindow(0);
  sums.addDense(0, 0);
  const found = sums.collect(lineCount, 1, 0, Number.NEGATIVE_INFINITY);
  expect(found).toBe(lineCount);
  const count = sieve.sift(found, needed, beyond, 0);
  const bounds = new Map<number, number>();
  const kept = Array.from({ length: count }, (_, at) => sums.placeAt(at));
  for (let at = 0; at < count; at++) bounds.set(sums.placeAt(at), sieve.boundAt(at));
  const bound = boundOthers(context);
  const { minLotMilli, until } = context.line;
  const isRougher = minLotMilli !== unsaid || (until !== noDay && until < marketDay);
  const scratch = createOutcome();
  const must: number[] = [];
  const tooLow: number[] = [];
  const may: number[] = [];
  for (let place = 0; place < lineCount; place++) {
    const norm = columns.norm(place);
    const text = Math.min(cap, (sums.sumOf(place) + beyond) * norm * milliPerRaw);
    const seen = columns.peek(place)!;
    const most = judge.most(place, seen, norm, Math.floor(text), sums.sumOf(place), needed);
    if (most >= needed) must.push(place);
    if (bounds.has(place) && bounds.get(place)! < most) tooLow.push(place);
    const category = context.categoryMilli(seen.category);
    const relevant = category + text + 1;
    const roughly = mostWith(bound, context, seen, relevant);
    const closer = isRougher ? roughly : mostWithin(bound, context, columns.lookCloser(place), relevant, scratch);
    if (unseen.has(place) || category === 0 || Math.min(roughly, closer) >= needed - looser) may.push(place);
  }
  return { kept, must, may, tooLow };
}

describe.each([
  ["resources for a need", "resource", {}],
  ["resources for a need that is overdue", "resource", { dueDay: marketDay - 3, window: null }],
  ["resources for a need near by", "resource", { maxDistanceKm: 120 }],
  ["needs for a resource", "need", {}],
] as const)("a sieve of %s", (_name, side, changes) => {
  const asking = { ...market.line(77_777, side === "need" ? "resource" : "need"), ...changes };

  it.each([0, 35_000, 48_000])("keeps all lines that could score %i, and hardly any other", (needed) => {
    const { kept, must, may, tooLow } = sifted(side, asking, needed, kernels["in WebAssembly"]!);
    expect(must.filter((place) => !kept.includes(place))).toEqual([]);
    expect(tooLow).toEqual([]);
    expect(kept.filter((place) => !may.includes(place))).toEqual([]);
    expect(kept.length).toBeLessThan(lineCount);
    expect(must.length).toBeGreaterThan(0);
  });

  it("keeps the same in both kernels", () => {
    const [script, wasm] = Object.values(kernels).map((kernel) => sifted(side, asking, 45_000, kernel).kept);
    expect(wasm).toEqual(script);
    expect(wasm!.length).toBeGreaterThan(0);
  });
});

it.each([
  ["resource", "need"],
  ["need", "resource"],
] as const)("a sieve of %ss keeps all lines that could score enough, however slow, where nobody says until when", (side, other) => {
  const endless = { dueDay: null, window: null, quantity: { milli: 500_000, unit: "件" } };
  const slow = { ratePerDayMilli: 1 };
  const asking = { ...market.line(77_777, other), ...endless, ...(side === "need" && slow) };
  for (const kernel of Object.values(kernels)) {
    for (const needed of [0, 35_000, 48_000]) {
      const { kept, must, tooLow } = sifted(side, asking, needed, kernel, { ...endless, ...(side === "resource" && slow) });
      expect(must.filter((place) => !kept.includes(place))).toEqual([]);
      expect(tooLow).toEqual([]);
      expect(must.length).toBeGreaterThan(0);
    }
  }
});

it.each([
  ["its judge asks nothing", null, milliPerRaw],
  ["the text gives no points", { ofKind: () => ({ beside: 0, quantity: 0 }), ofPlace: () => 0, ofPermilleKept: 0, places: 0, window: { first: noDay, last: noDay, overdue: noDay }, amounts: { suppliers: true, quantity: 0, rate: 0, due: noDay }, time: 0, timeMost: 0 }, 0],
])("a sieve keeps all lines where %s", (_name, asks, milliPerRaw) => {
  const arena = new Arena();
  const keepsNone = { ...scriptKernel(arena), sift: () => 0 };
  const sieve = new LineSieve(arena, new WindowSums(arena, keepsNone), new LineKinds());
  sieve.begin({ asks }, cap, milliPerRaw);
  sieve.addCategory(1, 20_000);
  expect(sieve.sift(7, 0, 0, 0)).toBe(7);
});
