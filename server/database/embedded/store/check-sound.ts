import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** What LMDB writes at the head of its file, and the version of its layout that the package has. */
const magic = 0xbeefc0de;
const version = 2;
/** Where a page's own fields end and its content begins; places in a page are counted from here. */
const headerSize = 24;
const branch = 1;
const leaf = 2;
const overflow = 4;

/**
 * Follows every page of an LMDB file from its root before LMDB maps it into memory, where a damaged page makes the process crash
 * without a word. Reads only. It proves the tree, not the values, which have no checksums; 100,000 listings take 0.2 s.
 * @throws Error with a text for the operator when the file is damaged or something else
 */
export function checkSound(path: string): void {
  const file = open(path);
  try {
    const damage = new Walk(file, fstatSync(file).size).findDamage();
    if (damage) throw new Error(`the data file ${path} is damaged and was left as it is: ${damage}. Restore a backup into another directory`);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw new Error(`the data file ${path} cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}

class Walk {
  private pageSize = 4096;
  private pageCount = 0;
  private seen = new Uint8Array(0);
  private buffers: Buffer[] = [];

  constructor(
    private readonly file: number,
    private readonly size: number,
  ) {}

  /** What is wrong with the file; undefined of a sound one. */
  findDamage(): string | undefined {
    if (this.size === 0) return "it is empty";
    const first = Buffer.from(this.read(0));
    if (!isMeta(first)) return "it does not begin as a data file does";
    this.pageSize = first.readUInt32LE(48);
    if (this.pageSize < 512 || this.pageSize > 65_536) return "it does not begin as a data file does";
    this.buffers = [];
    const second = Buffer.from(this.read(1));
    if (!isMeta(second)) return "its second page is damaged";
    this.pageCount = Math.floor(this.size / this.pageSize);
    this.seen = new Uint8Array(this.pageCount);
    const newest = numberAt(second, 152) > numberAt(first, 152) ? second : first;
    // The tree of free pages and that of the data.
    for (const tree of [48, 96]) {
      const isEmpty = newest.readBigUInt64LE(tree + 40) === 0xffff_ffff_ffff_ffffn;
      const damaged = isEmpty ? undefined : this.follow(numberAt(newest, tree + 40), newest.readUInt16LE(tree + 6));
      if (damaged !== undefined) return damaged >= this.pageCount ? `it is cut off: page ${damaged} is missing` : `page ${damaged} is damaged`;
    }
    return undefined;
  }

  /** The bytes of a page, in a buffer that the next page of the same level is read into. */
  private read(page: number, level = 0): Buffer {
    const bytes = (this.buffers[level] ??= Buffer.alloc(this.pageSize));
    readSync(this.file, bytes, 0, this.pageSize, page * this.pageSize);
    return bytes;
  }

  /** Takes pages as met; false where that cannot be, since they lie outside of the file or belong to something else. */
  private take(page: number, count: number): boolean {
    if (page < 2 || count < 1 || page + count > this.pageCount) return false;
    for (let at = page; at < page + count; at++) if (this.seen[at]!++) return false;
    return true;
  }

  /** The number of a damaged page at or below this one, which has so many levels from here to the leaves. */
  private follow(page: number, levels: number): number | undefined {
    if (levels < 1 || !this.take(page, 1)) return page;
    const bytes = this.read(page, levels);
    const [kind, lower, upper] = [bytes.readUInt16LE(18), bytes.readUInt16LE(20) + headerSize, bytes.readUInt16LE(22) + headerSize];
    if (numberAt(bytes, 0) !== page || kind !== (levels > 1 ? branch : leaf) || lower > upper || upper > this.pageSize) return page;
    for (let at = headerSize; at < lower; at += 2) {
      const node = bytes.readUInt16LE(at) + headerSize;
      if (node < upper || node + 8 > this.pageSize) return page;
      const damaged = levels > 1 ? this.follow(bytes.readUIntLE(node, 6), levels - 1) : this.checkEntry(bytes, node, page);
      if (damaged !== undefined) return damaged;
    }
    return undefined;
  }

  /** Checks that an entry of a leaf lies within its page, and a long value on pages of its own. */
  private checkEntry(bytes: Buffer, node: number, page: number): number | undefined {
    const value = node + 8 + bytes.readUInt16LE(node + 6);
    const isLong = (bytes.readUInt16LE(node + 4) & 1) === 1;
    if (value + (isLong ? 24 : bytes.readUInt32LE(node)) > this.pageSize) return page;
    if (!isLong) return undefined;
    const first = numberAt(bytes, value);
    if (!this.take(first, numberAt(bytes, value + 16))) return first;
    const head = this.read(first);
    return numberAt(head, 0) === first && head.readUInt16LE(18) === overflow ? undefined : first;
  }
}

/** A number of 64 bits, of which the file uses 48 and what is damaged perhaps more. */
function numberAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 0x1_0000_0000;
}

function isMeta(page: Buffer): boolean {
  return page.readUInt16LE(18) === 8 && page.readUInt32LE(headerSize) === magic && (page.readUInt32LE(28) & 0xffff) === version;
}
