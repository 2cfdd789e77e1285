/** A binary heap of nodes by distance; a node may stand in it more than once. */
export class DistanceHeap {
  private readonly nodes: number[] = [];
  private readonly distances: number[] = [];

  get size(): number {
    return this.nodes.length;
  }

  /** The least distance; undefined when empty. */
  get least(): number | undefined {
    return this.distances[0];
  }

  clear(): void {
    this.nodes.length = 0;
    this.distances.length = 0;
  }

  push(node: number, distance: number): void {
    const { nodes, distances } = this;
    let at = nodes.length;
    nodes.push(node);
    distances.push(distance);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (distances[up]! <= distance) break;
      nodes[at] = nodes[up]!;
      distances[at] = distances[up]!;
      at = up;
    }
    nodes[at] = node;
    distances[at] = distance;
  }

  /** Removes and returns the nearest node of a heap that is not empty. */
  pop(): number {
    const { nodes, distances } = this;
    const top = nodes[0]!;
    const node = nodes.pop()!;
    const distance = distances.pop()!;
    const size = nodes.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && distances[down + 1]! < distances[down]!) down++;
      if (distances[down]! >= distance) break;
      nodes[at] = nodes[down]!;
      distances[at] = distances[down]!;
      at = down;
    }
    nodes[at] = node;
    distances[at] = distance;
    return top;
  }
}
