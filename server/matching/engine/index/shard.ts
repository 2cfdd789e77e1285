import { blockBits, blockLines } from "./kernel/line-layout.ts";
import type { PostingLists } from "./posting-lists.ts";

/** Lists of categories stand beside those of terms. */
export const firstCategoryTerm = 2 ** 31;

/** The lines of one sector. */
export interface Shard {
  sector: string;
  lists: PostingLists;
  lines: number;
  blocks: number[];
  /** Largest norm of any of its lines. */
  norm: number;
  /** Numbers of the categories its lines are of. */
  categories: Set<number>;
}

/** Where the columns have a line of a shard. */
export function handleOf(shard: Shard, line: number): number {
  return shard.blocks[line >>> blockBits]! * blockLines + (line & (blockLines - 1));
}
