import { fstatSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { Key } from "../keys/encode-key.ts";

/** The shape of the tree in the file, in pages. */
export interface TreeSize {
  pageSize: number;
  treeDepth: number;
  treeBranchPageCount: number;
  treeLeafPageCount: number;
  /** Pages of values that fill more than half of one. */
  overflowPages: number;
  lastPageNumber: number;
}

/** By how much the file grows at least, in bytes. */
const step = 1024 * 1024;

/**
 * Keeps room behind the pages of the file, so that a full disk, a quota or a limit of the file's size is met here, as an ordinary
 * error before a commit. LMDB itself must not meet it: the package cannot be relied on after a page that it could not write.
 */
export class FileRoom {
  constructor(private readonly handle: FileHandle) {}

  /** @throws Error with the system's code when the file cannot grow by what the changes may need */
  async makeFor(changes: ReadonlyMap<Key, Buffer | undefined>, tree: TreeSize): Promise<void> {
    const { size } = fstatSync(this.handle.fd);
    const needed = (tree.lastPageNumber + 1 + pagesFor(changes, tree)) * tree.pageSize;
    if (needed <= size) return;
    let at = size;
    for (const end = Math.max(needed, size + step); at < end; ) {
      try {
        at += (await this.handle.write(zeros, 0, Math.min(step, end - at), at)).bytesWritten;
      } catch (error) {
        // The step is for speed; what is needed is enough.
        if (at < needed) throw error;
        return;
      }
    }
  }
}

const zeros = Buffer.alloc(step);

/** A document has 16 MB at most. */
const longestValue = 16 * 1024 * 1024;

/**
 * The most pages that a commit takes: each entry copies its way down the tree, pages that split are half empty, and the numbers of
 * all pages that become free are written down, 8 bytes each. Pure.
 */
export function pagesFor(changes: ReadonlyMap<Key, Buffer | undefined>, tree: TreeSize): number {
  let bytes = 0;
  for (const [key, value] of changes) bytes += key.length + (value?.length ?? 0) + 32;
  const copied = Math.min(changes.size * (tree.treeDepth + 1), tree.treeBranchPageCount + tree.treeLeafPageCount);
  const added = Math.ceil((2 * bytes) / tree.pageSize) + tree.treeDepth;
  const freed = copied + Math.min(tree.overflowPages, changes.size * Math.ceil(longestValue / tree.pageSize));
  return copied + added + Math.ceil(freed / 256) + 16;
}
