import type { Interner } from "../score/interner.ts";
import { type Line, noDay, unsaid } from "../score/line.ts";
import { type Arena, byteOf } from "./arena.ts";
import {
  blockBits,
  blockLines,
  blockMask,
  closer,
  closerBytes,
  dayBefore,
  firstCloser,
  firstRecord,
  firstSeen,
  normMask,
  seen,
  seenBytes,
  unseen,
  wide,
} from "./kernel/line-layout.ts";
import { LineKinds } from "./line-kinds.ts";

/** In the norm's place: the unit is that of the price; a quantity has none. */
const priceOnly = 0x4000;

/** 16-bit fields of a record, from its beginning. `farthest` is a need's. */
const half = { unit: 0, requires: 1, offers: 2, farthest: 3 } as const;
const largestCode = 65_535;
const largestStored = 0xffff_ffff;

/** 32-bit fields of a record behind them; a need's ends with one more. */
const word = { owner: 2, minLot: 3, unitPrice: 4, id: 5, stake: 8 } as const;
const resourceWords = 8;
const needWords = 9;

/** A line whose fields are set anew by every `read`. */
export function emptyLine(need: boolean): Line {
  return {
    need,
    owner: 0,
    audience: 0,
    category: 0,
    place: 0,
    unitGroup: 0,
    unit: 0,
    quantityMilli: unsaid,
    minLotMilli: unsaid,
    ratePerDayMilli: unsaid,
    from: noDay,
    until: noDay,
    unitPriceFen: unsaid,
    priceUnit: 0,
    priceGroup: 0,
    budgetFen: unsaid,
    maxDistanceKm: unsaid,
    requires: 0,
    offers: 0,
    stakeFen: unsaid,
    keptPermille: 0,
  };
}

/**
 * The numbers of all lines of one side, in blocks in the arena: 22 bytes that are glanced at and a record of 32 bytes a resource and 36 a
 * need. A handle is block × 256 + place in the block. Amounts take
 * 32 bits (0: not said); a line that needs more, or whose price is for another unit than its quantity has, is kept whole
 * beside its record.
 */
export class LineColumns {
  /** Words at which the blocks begin. */
  readonly #blocks: number[] = [];
  readonly #kinds = new LineKinds();
  readonly #wide = new Map<number, Line>();
  readonly #words: number;
  readonly #scratch: Line;
  readonly #glance: Line;

  constructor(
    readonly need: boolean,
    readonly codes: Interner,
    readonly arena: Arena,
  ) {
    this.#words = need ? needWords : resourceWords;
    this.#scratch = emptyLine(need);
    this.#glance = emptyLine(need);
  }

  /** A new block; its number. */
  addBlock(): number {
    const address = this.arena.allocate(((firstRecord >> 2) + blockLines * this.#words) >> 2);
    return this.#blocks.push(byteOf(address) >> 2) - 1;
  }

  write(handle: number, line: Line, norm: number, id: Uint32Array): void {
    const kind = this.#kinds.of(line);
    const fits = kind >= 0 && this.#fits(line);
    const hasPriceUnit = line.unit === 0 && line.priceUnit !== 0;
    const { halves, words } = this.arena;
    const glance = this.#seen(handle);
    const look = this.#closer(handle);
    halves[this.#normAt(handle)] = fits ? norm | (hasPriceUnit ? priceOnly : 0) : norm | wide | (kind >= 0 && fitsGlance(line) ? 0 : unseen);
    halves[(glance + seen.kind) >> 1] = kind;
    halves[(glance + seen.place) >> 1] = line.place;
    halves[(glance + seen.kept) >> 1] = line.keptPermille;
    halves[(glance + seen.audience) >> 1] = line.audience;
    halves[(look + closer.from) >> 1] = line.from === noDay ? 0 : line.from - dayBefore;
    halves[(look + closer.until) >> 1] = line.until === noDay ? 0 : line.until - dayBefore;
    words[(look + closer.quantity) >> 2] = stored(line.quantityMilli);
    words[(look + closer.rateOrBudget) >> 2] = stored(this.need ? line.budgetFen : line.ratePerDayMilli);
    const record = this.#record(handle);
    const first = record * 2;
    halves[first + half.unit] = hasPriceUnit ? line.priceUnit : line.unit;
    halves[first + half.requires] = line.requires;
    halves[first + half.offers] = line.offers;
    halves[first + half.farthest] = stored(line.maxDistanceKm);
    words[record + word.owner] = line.owner;
    words[record + word.minLot] = stored(line.minLotMilli);
    words[record + word.unitPrice] = stored(line.unitPriceFen);
    words.set(id, record + word.id);
    if (this.need) words[record + word.stake] = stored(line.stakeFen);
    if (!fits) this.#wide.set(handle, line);
  }

  /** The word at which a line's record begins. */
  #record(handle: number): number {
    return this.#blocks[handle >>> blockBits]! + (firstRecord >> 2) + (handle & blockMask) * this.#words;
  }

  /** Numbers of the kinds that lines of a category have, and what is known of each. */
  get kinds(): Readonly<LineKinds> {
    return this.#kinds;
  }

  /** The byte at which a block begins, for the kernel. */
  byteOfBlock(block: number): number {
    return this.#blocks[block]! * 4;
  }

  /** The half word of a line's norm. */
  #normAt(handle: number): number {
    return this.#blocks[handle >>> blockBits]! * 2 + (handle & blockMask);
  }

  /** The byte at which what a glance tells begins. */
  #seen(handle: number): number {
    return this.#blocks[handle >>> blockBits]! * 4 + firstSeen + (handle & blockMask) * seenBytes;
  }

  /** The byte at which what a closer look tells begins. */
  #closer(handle: number): number {
    return this.#blocks[handle >>> blockBits]! * 4 + firstCloser + (handle & blockMask) * closerBytes;
  }

  #fits(line: Line): boolean {
    const largestOfCodes = Math.max(
      line.audience,
      line.category,
      line.place,
      line.unit,
      line.priceUnit,
      line.requires,
      line.offers,
      line.maxDistanceKm,
    );
    const largestOfAmounts = Math.max(
      line.quantityMilli,
      line.minLotMilli,
      line.unitPriceFen,
      line.budgetFen,
      line.ratePerDayMilli,
      line.stakeFen,
    );
    const lost = this.need ? line.ratePerDayMilli : Math.max(line.budgetFen, line.stakeFen);
    const isReadAsUnsaid = line.maxDistanceKm === 0;
    const isWhole = Number.isInteger(line.unitPriceFen);
    const isReadAsUnit = line.unitPriceFen === unsaid || line.priceUnit === line.unit || line.unit === 0;
    return isReadAsUnit && isWhole && largestOfCodes <= largestCode && largestOfAmounts <= largestStored && lost === unsaid && !isReadAsUnsaid;
  }

  bury(handle: number): void {
    this.arena.halves[this.#normAt(handle)] = 0;
    if (this.#wide.size > 0) this.#wide.delete(handle);
  }

  /** The length norm of a line; 0 where it is withdrawn. */
  norm(handle: number): number {
    return this.arena.halves[this.#normAt(handle)]! & normMask;
  }

  /** A number of the line's record, whatever it is: reading it brings the record into the caches. */
  askFor(handle: number): number {
    return this.arena.words[this.#record(handle)]!;
  }

  /**
   * Category, place, groups of units, record and audience of a line, or null where it is withdrawn; valid until the next call.
   */
  peek(handle: number): Line | null {
    const norm = this.arena.halves[this.#normAt(handle)]!;
    if (norm === 0) return null;
    if (norm >= wide) return this.#wide.get(handle)!;
    this.#readSeen(handle, this.#glance);
    return this.#glance;
  }

  /** The line that was peeked at last, now with window, quantity and rate or budget as well. The rest is as if nothing was said of it. */
  lookCloser(handle: number): Line {
    if (this.arena.halves[this.#normAt(handle)]! >= wide) return this.#wide.get(handle)!;
    this.#readCloser(handle, this.#glance);
    return this.#glance;
  }

  #readSeen(handle: number, line: Line): void {
    const { halves } = this.arena;
    const first = this.#seen(handle);
    const kind = halves[(first + seen.kind) >> 1]!;
    line.category = this.#kinds.categories[kind]!;
    line.unitGroup = this.#kinds.unitGroups[kind]!;
    line.priceGroup = this.#kinds.priceGroups[kind]!;
    line.place = halves[(first + seen.place) >> 1]!;
    line.keptPermille = halves[(first + seen.kept) >> 1]!;
    line.audience = halves[(first + seen.audience) >> 1]!;
  }

  #readCloser(handle: number, line: Line): void {
    const { halves, words } = this.arena;
    const look = this.#closer(handle);
    const from = halves[(look + closer.from) >> 1]!;
    const until = halves[(look + closer.until) >> 1]!;
    line.from = from === 0 ? noDay : from + dayBefore;
    line.until = until === 0 ? noDay : until + dayBefore;
    line.quantityMilli = said(words[(look + closer.quantity) >> 2]!);
    const rateOrBudget = said(words[(look + closer.rateOrBudget) >> 2]!);
    if (this.need) line.budgetFen = rateOrBudget;
    else line.ratePerDayMilli = rateOrBudget;
  }

  /** Whether the stored id words are these three. */
  hasId(handle: number, id: Uint32Array): boolean {
    const { words } = this.arena;
    const at = this.#record(handle) + word.id;
    return words[at] === (id[0]! | 0) && words[at + 1] === (id[1]! | 0) && words[at + 2] === (id[2]! | 0);
  }

  /** Copies the three id words of a line. */
  readId(handle: number, into: Uint32Array): void {
    const at = this.#record(handle) + word.id;
    for (let part = 0; part < 3; part++) into[part] = this.arena.words[at + part]!;
  }

  /** The line's numbers; valid until the next call. Cost: about 20 ns. */
  read(handle: number): Line {
    const { halves, words } = this.arena;
    const norm = halves[this.#normAt(handle)]!;
    if (norm >= wide) return this.#wide.get(handle)!;
    const line = this.#scratch;
    this.#readSeen(handle, line);
    this.#readCloser(handle, line);
    const record = this.#record(handle);
    const first = record * 2;
    const unit = halves[first + half.unit]!;
    line.unit = norm >= priceOnly ? 0 : unit;
    line.requires = halves[first + half.requires]!;
    line.offers = halves[first + half.offers]!;
    line.owner = words[record + word.owner]!;
    line.minLotMilli = said(words[record + word.minLot]!);
    line.unitPriceFen = said(words[record + word.unitPrice]!);
    line.priceUnit = line.unitPriceFen === unsaid ? 0 : unit;
    if (this.need) {
      line.maxDistanceKm = halves[first + half.farthest]! || unsaid;
      line.stakeFen = said(words[record + word.stake]!);
    }
    return line;
  }
}

/** Whether what a glance and a closer look tell of a line fits (a need's rate is never asked for). */
function fitsGlance({ place, audience, quantityMilli, ratePerDayMilli }: Line): boolean {
  return Math.max(place, audience) <= largestCode && Math.max(quantityMilli, ratePerDayMilli) <= largestStored;
}

function stored(amount: number): number {
  return amount > 0 ? amount : 0;
}

/** A stored amount; its 32 bits have no sign. */
function said(amount: number): number {
  return amount === 0 ? unsaid : amount >>> 0;
}
