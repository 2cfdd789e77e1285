import type { Interner } from "../score/interner.ts";
import { type Line, noDay, unsaid } from "../score/line.ts";
import { type Arena, byteOf } from "./arena.ts";

/** Lines of one block; the records grow by whole blocks and are never copied. */
export const blockBits = 8;
export const blockLines = 2 ** blockBits;

/** Days are stored as distance from the day before the earliest that is taken seriously; 0: not said. */
const dayBefore = -13_001;

/** In the norm's place; the norm itself takes twelve bits and is 0 for a line that is withdrawn. */
const normMask = 0xfff;
/** The line does not fit its record (a very large amount or code) and is kept whole. */
const wide = 0x8000;
/** The unit is that of the price; a quantity has none. */
const priceOnly = 0x4000;

/** 16-bit fields of a record, from its beginning; what a search reads of most lines comes first. `farthest` is a need's. */
const half = { norm: 0, category: 1, place: 2, kept: 3, unit: 4, audience: 5, requires: 6, offers: 7, from: 8, until: 9, farthest: 10 } as const;
const largestCode = 65_535;
const largestStored = 0xffff_ffff;

/** 32-bit fields of a resource's record; a need's lie one behind, after `farthest`, and end with a fifth amount. */
const word = { owner: 5, quantity: 6, minLot: 7, unitPrice: 8, rateOrBudget: 9, id: 10 } as const;
const resourceWords = 13;
const needWords = 15;

/** The norms of a block's lines once more, side by side before the records: two bytes each. */
const normWords = blockLines / 2;

/** Some of a line's numbers and the length norm of its text. */
export interface Glance extends Pick<Line, "audience" | "category" | "place" | "keptPermille" | "unitGroup"> {
  norm: number;
  /** The group of the unit that its price is for, where it has one. */
  priceGroup: number;
}

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
 * The numbers of all lines of one side: a record of 52 bytes a resource and 60 a need, in blocks in the arena, so that a
 * line that is looked at costs one or two misses of the cache. A handle is block × 256 + place in the block. Amounts take
 * 32 bits (0: not said); a line that needs more, or whose price is for another unit than its quantity has, is kept whole
 * beside its record.
 */
export class LineColumns {
  /** Words at which the blocks begin. */
  readonly #blocks: number[] = [];
  readonly #texts: string[][] = [];
  readonly #wide = new Map<number, Line>();
  readonly #words: number;
  readonly #shift: number;
  readonly #scratch: Line;
  readonly #glance: Glance = { audience: 0, category: 0, place: 0, keptPermille: 0, unitGroup: 0, priceGroup: 0, norm: 0 };

  constructor(
    readonly need: boolean,
    readonly codes: Interner,
    readonly arena: Arena,
  ) {
    this.#words = need ? needWords : resourceWords;
    this.#shift = need ? 1 : 0;
    this.#scratch = emptyLine(need);
  }

  /** A new block; its number. */
  addBlock(): number {
    const address = this.arena.allocate((normWords + blockLines * this.#words) >> 2);
    this.#texts.push([]);
    return this.#blocks.push(byteOf(address) >> 2) - 1;
  }

  write(handle: number, line: Line, norm: number, text: string, id: Uint32Array): void {
    const record = this.#record(handle);
    const { halves, words } = this.arena;
    const fits = this.#fits(line);
    const first = record * 2;
    const hasPriceUnit = line.unit === 0 && line.priceUnit !== 0;
    halves[this.#normAt(handle)] = norm;
    halves[first + half.norm] = fits ? norm | (hasPriceUnit ? priceOnly : 0) : norm | wide;
    halves[first + half.category] = line.category;
    halves[first + half.place] = line.place;
    halves[first + half.kept] = line.keptPermille;
    halves[first + half.unit] = hasPriceUnit ? line.priceUnit : line.unit;
    halves[first + half.audience] = line.audience;
    halves[first + half.requires] = line.requires;
    halves[first + half.offers] = line.offers;
    halves[first + half.from] = line.from === noDay ? 0 : line.from - dayBefore;
    halves[first + half.until] = line.until === noDay ? 0 : line.until - dayBefore;
    const at = record + this.#shift;
    words[at + word.owner] = line.owner;
    words[at + word.quantity] = stored(line.quantityMilli);
    words[at + word.minLot] = stored(line.minLotMilli);
    words[at + word.unitPrice] = stored(line.unitPriceFen);
    words[at + word.rateOrBudget] = stored(this.need ? line.budgetFen : line.ratePerDayMilli);
    words.set(id, at + word.id);
    if (this.need) {
      halves[first + half.farthest] = stored(line.maxDistanceKm);
      words[at + word.id + 3] = stored(line.stakeFen);
    }
    this.#texts[handle >>> blockBits]![handle & (blockLines - 1)] = text;
    if (!fits) this.#wide.set(handle, line);
  }

  #record(handle: number): number {
    return this.#blocks[handle >>> blockBits]! + normWords + (handle & (blockLines - 1)) * this.#words;
  }

  #normAt(handle: number): number {
    return this.#blocks[handle >>> blockBits]! * 2 + (handle & (blockLines - 1));
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
    this.arena.halves[this.#record(handle) * 2 + half.norm] = 0;
    this.#texts[handle >>> blockBits]![handle & (blockLines - 1)] = "";
    if (this.#wide.size > 0) this.#wide.delete(handle);
  }

  /** The length norm of a line; 0 where it is withdrawn. */
  norm(handle: number): number {
    return this.arena.halves[this.#normAt(handle)]!;
  }

  /** A number of the line's record, whatever it is: reading it brings the record into the caches. */
  askFor(handle: number): number {
    return this.arena.words[this.#record(handle)]!;
  }

  /** What a search reads of most lines, or null for one that is withdrawn; valid until the next call. */
  peek(handle: number): Glance | null {
    const first = this.#record(handle) * 2;
    const { halves } = this.arena;
    const norm = halves[first + half.norm]!;
    if (norm === 0) return null;
    const glance = this.#glance;
    glance.norm = norm & normMask;
    if (norm >= wide) {
      const { audience, category, place, keptPermille, unitGroup, priceGroup } = this.#wide.get(handle)!;
      return Object.assign(glance, { audience, category, place, keptPermille, unitGroup, priceGroup });
    }
    glance.category = halves[first + half.category]!;
    glance.place = halves[first + half.place]!;
    glance.keptPermille = halves[first + half.kept]!;
    glance.priceGroup = this.codes.groupOfUnit(halves[first + half.unit]!);
    glance.unitGroup = norm >= priceOnly ? 0 : glance.priceGroup;
    glance.audience = halves[first + half.audience]!;
    return glance;
  }

  text(handle: number): string {
    return this.#texts[handle >>> blockBits]![handle & (blockLines - 1)]!;
  }

  /** Whether the stored id words are these three. */
  hasId(handle: number, id: Uint32Array): boolean {
    const { words } = this.arena;
    const at = this.#record(handle) + this.#shift + word.id;
    return words[at] === (id[0]! | 0) && words[at + 1] === (id[1]! | 0) && words[at + 2] === (id[2]! | 0);
  }

  /** Copies the three id words of a line. */
  readId(handle: number, into: Uint32Array): void {
    const at = this.#record(handle) + this.#shift + word.id;
    for (let part = 0; part < 3; part++) into[part] = this.arena.words[at + part]!;
  }

  /** The line's numbers; valid until the next call. Cost: about 20 ns. */
  read(handle: number): Line {
    const record = this.#record(handle);
    const { halves, words } = this.arena;
    const first = record * 2;
    if (halves[first + half.norm]! >= wide) return this.#wide.get(handle)!;
    const line = this.#scratch;
    line.category = halves[first + half.category]!;
    line.place = halves[first + half.place]!;
    line.keptPermille = halves[first + half.kept]!;
    const unit = halves[first + half.unit]!;
    line.unit = halves[first + half.norm]! >= priceOnly ? 0 : unit;
    line.unitGroup = this.codes.groupOfUnit(line.unit);
    line.audience = halves[first + half.audience]!;
    line.requires = halves[first + half.requires]!;
    line.offers = halves[first + half.offers]!;
    const from = halves[first + half.from]!;
    const until = halves[first + half.until]!;
    line.from = from === 0 ? noDay : from + dayBefore;
    line.until = until === 0 ? noDay : until + dayBefore;
    const at = record + this.#shift;
    line.owner = words[at + word.owner]!;
    line.quantityMilli = said(words[at + word.quantity]!);
    line.minLotMilli = said(words[at + word.minLot]!);
    line.unitPriceFen = said(words[at + word.unitPrice]!);
    line.priceUnit = line.unitPriceFen === unsaid ? 0 : unit;
    line.priceGroup = this.codes.groupOfUnit(line.priceUnit);
    if (this.need) {
      line.budgetFen = said(words[at + word.rateOrBudget]!);
      line.maxDistanceKm = halves[first + half.farthest]! || unsaid;
      line.stakeFen = said(words[at + word.id + 3]!);
    } else line.ratePerDayMilli = said(words[at + word.rateOrBudget]!);
    return line;
  }
}

function stored(amount: number): number {
  return amount > 0 ? amount : 0;
}

/** A stored amount; its 32 bits have no sign. */
function said(amount: number): number {
  return amount === 0 ? unsaid : amount >>> 0;
}
