const NONE = -1;

/**
 * The links of a spanning tree over nodes 0 .. count - 1 and the root `count`, as typed arrays: first all hang from the root.
 * Shared by both simplex methods; what lies on the arcs is theirs.
 */
export function plantTree(count: number) {
  const root = count;
  const parent = new Int32Array(count + 1).fill(root);
  const depth = new Int32Array(count + 1).fill(1);
  const firstChild = new Int32Array(count + 1).fill(NONE);
  const next = new Int32Array(count + 1).fill(NONE);
  const previous = new Int32Array(count + 1).fill(NONE);
  for (let x = 0; x < count; x++) {
    next[x] = x + 1 < count ? x + 1 : NONE;
    previous[x] = x - 1;
  }
  parent[root] = NONE;
  depth[root] = 0;
  firstChild[root] = count > 0 ? 0 : NONE;

  /** Moves `x` with all below it to another parent; depths are stale until `addBelow`. */
  function hang(x: number, under: number): void {
    const before = previous[x]!;
    const after = next[x]!;
    if (before < 0) firstChild[parent[x]!] = after;
    else next[before] = after;
    if (after >= 0) previous[after] = before;
    const sibling = firstChild[under]!;
    parent[x] = under;
    next[x] = sibling;
    previous[x] = NONE;
    if (sibling >= 0) previous[sibling] = x;
    firstChild[under] = x;
  }

  /** Adds `amount` to the value of `top` and every node below it, and sets their depths. */
  function addBelow(values: Float64Array, top: number, amount: number): void {
    let x = top;
    let level = depth[parent[x]!]! + 1;
    for (;;) {
      depth[x] = level;
      values[x]! += amount;
      const child = firstChild[x]!;
      if (child >= 0) {
        x = child;
        level++;
        continue;
      }
      while (x !== top && next[x]! < 0) {
        x = parent[x]!;
        level--;
      }
      if (x === top) return;
      x = next[x]!;
    }
  }

  return { parent, depth, hang, addBelow };
}
