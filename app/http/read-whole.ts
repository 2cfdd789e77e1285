import type { Page, PageQuery } from "../contracts/common.ts";

/** Most rows that a page without paging shows. */
const MOST = 500;

/** All items of a paged list that is short by its nature (members of an alliance), page by page; at most 500. */
export async function readWhole<Item>(read: (page: PageQuery) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 100, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < MOST);
  return items;
}
