import type { Page, PageQuery } from "../contracts/common.ts";

type ReadPage<Item> = (page: PageQuery) => Promise<Page<Item>>;

/** Most rows that a page without paging shows. */
const MOST = 500;

/** The items of a paged list, page by page, until there are `most`; whether there are more. */
export async function readUpTo<Item>(most: number, read: ReadPage<Item>): Promise<{ items: Item[]; more: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 100, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return { items, more: cursor !== undefined };
}

/** All items of a paged list that is short by its nature (members of an alliance); at most 500. */
export const readWhole = async <Item>(read: ReadPage<Item>): Promise<Item[]> => (await readUpTo(MOST, read)).items;
