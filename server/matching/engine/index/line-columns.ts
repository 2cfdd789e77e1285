import type { Interner } from "../score/interner.ts";
import { type Line, noDay, unsaid } from "../score/line.ts";

/** Lines of one block; columns grow by whole blocks and are never copied. */
export const blockBits = 10;
export const blockLines = 2 ** blockBits;

/** Days are stored as distance from this one (2020-08-26), which reaches from 1931 to 2110. */
const dayOrigin = 18_500;
const storedNoDay = -32_768;

const alive = 1;
/** The line does not fit the columns (a very large amount or code) and is kept whole. */
const wide = 2;

/** 16-bit columns, side by side for each line; what a search reads of most lines comes first. `farthest` is a need's. */
const code = { audience: 0, category: 1, place: 2, kept: 3, norm: 4, unit: 5, requires: 6, offers: 7, farthest: 8 } as const;
const largestCode = 65_535;
const largestStored = 0xffff_ffff;

interface Block {
  owner: Uint32Array;
  codes: Uint16Array;
  amounts: Uint32Array;
  days: Int16Array;
  id: Uint32Array;
  flags: Uint8Array;
  texts: string[];
}

/** Some of a line's numbers and the length norm of its text. */
export interface Glance extends Pick<Line, "audience" | "category" | "place" | "keptPermille" | "unitGroup"> {
  norm: number;
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
    budgetFen: unsaid,
    maxDistanceKm: unsaid,
    requires: 0,
    offers: 0,
    stakeFen: unsaid,
    keptPermille: 0,
  };
}

/**
 * The numbers of all lines of one side, in blocks. A handle is block × 1024 + place in the block. Amounts take
 * 32 bits (0: not said); a line that needs more is kept whole beside the columns.
 */
export class LineColumns {
  readonly #blocks: Block[] = [];
  readonly #wide = new Map<number, Line>();
  readonly #codeColumns: number;
  readonly #amountColumns: number;
  readonly #scratch: Line;
  readonly #glance: Glance = { audience: 0, category: 0, place: 0, keptPermille: 0, unitGroup: 0, norm: 0 };
  bytes = 0;

  constructor(
    readonly need: boolean,
    readonly codes: Interner,
  ) {
    this.#codeColumns = need ? 9 : 8;
    this.#amountColumns = need ? 5 : 4;
    this.#scratch = emptyLine(need);
  }

  /** A new block; its number. */
  addBlock(): number {
    this.#blocks.push({
      owner: new Uint32Array(blockLines),
      codes: new Uint16Array(blockLines * this.#codeColumns),
      amounts: new Uint32Array(blockLines * this.#amountColumns),
      days: new Int16Array(blockLines * 2),
      id: new Uint32Array(blockLines * 3),
      flags: new Uint8Array(blockLines),
      texts: [],
    });
    this.bytes += blockLines * (4 + 2 * this.#codeColumns + 4 * this.#amountColumns + 4 + 12 + 1);
    return this.#blocks.length - 1;
  }

  write(handle: number, line: Line, norm: number, text: string, id: Uint32Array): void {
    const block = this.#blocks[handle >>> blockBits]!;
    const at = handle & (blockLines - 1);
    const { codes, amounts, days } = block;
    const first = at * this.#codeColumns;
    codes[first + code.audience] = line.audience;
    codes[first + code.category] = line.category;
    codes[first + code.place] = line.place;
    codes[first + code.kept] = line.keptPermille;
    codes[first + code.norm] = norm;
    codes[first + code.unit] = line.unit;
    codes[first + code.requires] = line.requires;
    codes[first + code.offers] = line.offers;
    if (this.need) codes[first + code.farthest] = stored(line.maxDistanceKm);
    const amount = at * this.#amountColumns;
    amounts[amount] = stored(line.quantityMilli);
    amounts[amount + 1] = stored(line.minLotMilli);
    amounts[amount + 2] = stored(line.unitPriceFen);
    amounts[amount + 3] = stored(this.need ? line.budgetFen : line.ratePerDayMilli);
    if (this.need) amounts[amount + 4] = stored(line.stakeFen);
    days[at * 2] = line.from === noDay ? storedNoDay : line.from - dayOrigin;
    days[at * 2 + 1] = line.until === noDay ? storedNoDay : line.until - dayOrigin;
    block.owner[at] = line.owner;
    block.id.set(id, at * 3);
    block.texts[at] = text;
    block.flags[at] = this.#fits(line) ? alive : alive | wide;
    if (block.flags[at] & wide) this.#wide.set(handle, line);
  }

  #fits(line: Line): boolean {
    const largestOfCodes = Math.max(
      line.audience,
      line.category,
      line.place,
      line.unit,
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
    return largestOfCodes <= largestCode && largestOfAmounts <= largestStored && lost === unsaid;
  }

  bury(handle: number): void {
    const block = this.#blocks[handle >>> blockBits]!;
    const at = handle & (blockLines - 1);
    block.flags[at] = 0;
    block.texts[at] = "";
    this.#wide.delete(handle);
  }

  /** What a search reads of most lines, or null for one that is withdrawn; valid until the next call. */
  peek(handle: number): Glance | null {
    const block = this.#blocks[handle >>> blockBits]!;
    const at = handle & (blockLines - 1);
    const flags = block.flags[at]!;
    if ((flags & alive) === 0) return null;
    const { codes } = block;
    const first = at * this.#codeColumns;
    const glance = this.#glance;
    glance.norm = codes[first + code.norm]!;
    if ((flags & wide) !== 0) {
      const { audience, category, place, keptPermille, unitGroup } = this.#wide.get(handle)!;
      return Object.assign(glance, { audience, category, place, keptPermille, unitGroup });
    }
    glance.audience = codes[first + code.audience]!;
    glance.category = codes[first + code.category]!;
    glance.place = codes[first + code.place]!;
    glance.keptPermille = codes[first + code.kept]!;
    glance.unitGroup = this.codes.groupOfUnit(codes[first + code.unit]!);
    return glance;
  }

  text(handle: number): string {
    return this.#blocks[handle >>> blockBits]!.texts[handle & (blockLines - 1)]!;
  }

  /** Whether the stored id words are these three. */
  hasId(handle: number, words: Uint32Array): boolean {
    const { id } = this.#blocks[handle >>> blockBits]!;
    const at = (handle & (blockLines - 1)) * 3;
    return id[at] === words[0] && id[at + 1] === words[1] && id[at + 2] === words[2];
  }

  /** Copies the three id words of a line. */
  readId(handle: number, into: Uint32Array): void {
    const at = (handle & (blockLines - 1)) * 3;
    into.set(this.#blocks[handle >>> blockBits]!.id.subarray(at, at + 3));
  }

  /** The line's numbers; valid until the next call. Cost: about 20 ns. */
  read(handle: number): Line {
    const block = this.#blocks[handle >>> blockBits]!;
    const at = handle & (blockLines - 1);
    if ((block.flags[at]! & wide) !== 0) return this.#wide.get(handle)!;
    const line = this.#scratch;
    const { codes, amounts, days } = block;
    const first = at * this.#codeColumns;
    line.owner = block.owner[at]!;
    line.audience = codes[first + code.audience]!;
    line.category = codes[first + code.category]!;
    line.place = codes[first + code.place]!;
    line.keptPermille = codes[first + code.kept]!;
    line.unit = codes[first + code.unit]!;
    line.unitGroup = this.codes.groupOfUnit(line.unit);
    line.requires = codes[first + code.requires]!;
    line.offers = codes[first + code.offers]!;
    const amount = at * this.#amountColumns;
    line.quantityMilli = amounts[amount]! || unsaid;
    line.minLotMilli = amounts[amount + 1]! || unsaid;
    line.unitPriceFen = amounts[amount + 2]! || unsaid;
    if (this.need) {
      line.maxDistanceKm = codes[first + code.farthest]! || unsaid;
      line.budgetFen = amounts[amount + 3]! || unsaid;
      line.stakeFen = amounts[amount + 4]! || unsaid;
    } else line.ratePerDayMilli = amounts[amount + 3]! || unsaid;
    const from = days[at * 2]!;
    const until = days[at * 2 + 1]!;
    line.from = from === storedNoDay ? noDay : from + dayOrigin;
    line.until = until === storedNoDay ? noDay : until + dayOrigin;
    return line;
  }
}

function stored(amount: number): number {
  return amount > 0 ? amount : 0;
}
