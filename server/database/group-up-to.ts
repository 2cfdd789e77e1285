/** Rows by what they belong to, and whether there were more than were read. */
export interface Grouped<Row> {
  groups: Map<string, Row[]>;
  partial: boolean;
}

/** Reads at most so many rows of a cursor, which brings them piece by piece so that others are served between two, and groups them in their order. */
export async function groupUpTo<Row>(rows: AsyncIterable<Row>, most: number, keyOf: (row: Row) => string): Promise<Grouped<Row>> {
  const groups = new Map<string, Row[]>();
  let read = 0;
  for await (const row of rows) {
    read += 1;
    if (read > most) break;
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return { groups, partial: read > most };
}
