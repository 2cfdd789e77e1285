import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { Page } from "../../contracts/common.ts";

/** A list that grows page by page: what the loader read, and what was asked for since. New data of the loader begin anew. */
export function useMore<Item>(page: Page<Item>, addressOf: (cursor: string) => string) {
  const fetcher = useFetcher<{ page: Page<Item> }>();
  const answered = fetcher.data?.page;
  const start = { first: page, last: answered, items: page.items, nextCursor: page.nextCursor };
  const [read, setRead] = useState(start);
  if (read.first !== page) setRead(start);
  else if (answered && answered !== read.last) {
    setRead({ first: page, last: answered, items: [...read.items, ...answered.items], nextCursor: answered.nextCursor });
  }
  return {
    items: read.items,
    hasMore: read.nextCursor !== null,
    busy: fetcher.state !== "idle",
    more: () => {
      if (read.nextCursor !== null) void fetcher.load(addressOf(read.nextCursor));
    },
  };
}
