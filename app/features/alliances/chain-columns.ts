/** What is needed of a link to place it. */
interface Placed {
  id: string;
  after: readonly string[];
}

/**
 * Puts the links of a chain into columns from upstream to downstream: each link right of all that it comes after, as
 * far left as possible; within a column in the order of those upstream of it, so that arrows cross little. Links that
 * lead in a circle (while somebody types) stand in the last column. Pure.
 */
export function chainColumns<Link extends Placed>(links: readonly Link[]): Link[][] {
  const depth = new Map<string, number>();
  let left = [...links];
  while (left.length > 0) {
    const ready = left.filter((link) => link.after.every((upstream) => depth.has(upstream) || !links.some(({ id }) => id === upstream)));
    if (ready.length === 0) break;
    for (const link of ready) depth.set(link.id, Math.max(0, ...link.after.map((upstream) => (depth.get(upstream) ?? -1) + 1)));
    left = left.filter((link) => !depth.has(link.id));
  }
  const columns: Link[][] = [];
  for (const link of links) if (depth.has(link.id)) (columns[depth.get(link.id)!] ??= []).push(link);
  if (left.length > 0) columns.push(left);
  const rank = new Map<string, number>();
  for (const column of columns) {
    const place = (link: Link) => {
      const upstream = link.after.flatMap((id) => rank.get(id) ?? []);
      return upstream.length === 0 ? columns[0]!.length : upstream.reduce((sum, at) => sum + at, 0) / upstream.length;
    };
    const placed = column.map((link, index) => ({ link, key: rank.size === 0 ? index : place(link), index }));
    placed.sort((a, b) => a.key - b.key || a.index - b.index);
    column.splice(0, column.length, ...placed.map(({ link }) => link));
    column.forEach((link, index) => rank.set(link.id, index));
  }
  return columns;
}
