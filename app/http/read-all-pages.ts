/** Reads a list of the API to its end, page by page; `path` is below `/api/v1`. For lists that are short by nature. @throws Error when a page is refused */
export async function readAllPages<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: "100", ...(cursor !== "" && { cursor }) });
    const response: Response = await fetch(`/api/v1${path}?${query.toString()}`, { signal, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const page = (await response.json()) as { items: Item[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
