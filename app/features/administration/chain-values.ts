import type { AllianceView } from "../../contracts/alliances.ts";

export type ChainRow = Pick<AllianceView["links"][number], "id" | "name" | "after" | "categories">;

/** Where the order of the links stands; no link can have such an id. */
export const ORDER = ":order";

/** A chain as a form holds it, so that each link is compared by itself: a field a link by its id, null for one that was removed, and one for their order. */
export type ChainValues = { [field: string]: ChainRow | readonly string[] | null };

/** Pure. */
export const valuesOf = (links: readonly ChainRow[]): ChainValues => ({
  [ORDER]: links.map(({ id }) => id),
  ...Object.fromEntries(links.map(({ id, name, after, categories }) => [id, { id, name, after, categories }])),
});

/** The links in their order, those that somebody else has added to another order behind them; none has one upstream that is gone. Pure. */
export function rowsOf(values: ChainValues): ChainRow[] {
  const ids = new Set([...(values[ORDER] as readonly string[]), ...Object.keys(values)]);
  const rows = [...ids].flatMap((id) => rowOf(values, id) ?? []);
  const known = new Set(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, after: row.after.filter((id) => known.has(id)) }));
}

/** Null when there is no such link, or none any more. Pure. */
export const rowOf = (values: ChainValues, id: string): ChainRow | null => (id === ORDER ? null : ((values[id] ?? null) as ChainRow | null));

/** What the form holds once its links are these. Pure. */
export const changeTo = (values: ChainValues, rows: readonly ChainRow[]): ChainValues => ({
  ...Object.fromEntries(Object.keys(values).map((id) => [id, null])),
  ...valuesOf(rows),
});

/** Whether the links that both have stand in another order there. Pure. */
export function isOtherOrder(values: ChainValues, others: ChainValues): boolean {
  const ids = (of: ChainValues, there: ChainValues) => rowsOf(of).flatMap(({ id }) => (rowOf(there, id) ? [id] : []));
  return ids(values, others).join() !== ids(others, values).join();
}
