import { withRoom } from "./with-room.ts";

/** A binary heap of nodes by distance; a node may stand in it more than once. */
export class DistanceHeap {
  private count = 0;
  private nodes = new Int32Array(16);
  private distances = new Float64Array(16);

  get size(): number {
    return this.count;
  }

  /** The least distance; undefined when empty. */
  get least(): number | undefined {
    return this.count === 0 ? undefined : this.distances[0];
  }

  clear(): void {
    this.count = 0;
  }

  push(node: number, distance: number): void {
    let at = this.count++;
    if (at === this.nodes.length) {
      this.nodes = withRoom(this.nodes, at);
      this.distances = withRoom(this.distances, at);
    }
    const { nodes, distances } = this;
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
    const size = --this.count;
    const node = nodes[size]!;
    const distance = distances[size]!;
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
