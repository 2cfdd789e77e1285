import { withRoom } from "./with-room.ts";

/**
 * The edges of every slot of one side. A slot's edges lie side by side with their partner and profit, because a search reads little else:
 * edge `at` of a slot is `start[slot] + at`, for `at` below `count[slot]`. A slot that outgrows its room moves to the end, with twice the
 * room; what it leaves is not used again, in all less than the room that it then has.
 */
export class EdgeLists {
  start: Int32Array;
  count: Int32Array;
  edge: Int32Array;
  /** The slot of the other side. */
  partner: Int32Array;
  profit: Float64Array;
  private room: Int32Array;
  private end = 0;

  /** Lists that are empty, with room for as many edges as each slot will get at first. */
  constructor(room: Int32Array) {
    this.room = room;
    this.count = new Int32Array(room.length);
    this.start = new Int32Array(room.length);
    for (let slot = 0; slot < room.length; slot++) {
      this.start[slot] = this.end;
      this.end += room[slot]!;
    }
    this.edge = new Int32Array(this.end);
    this.partner = new Int32Array(this.end);
    this.profit = new Float64Array(this.end);
  }

  /** A slot after the last, or one that was emptied, is about to get edges. */
  open(slot: number): void {
    this.start = withRoom(this.start, slot);
    this.count = withRoom(this.count, slot);
    this.room = withRoom(this.room, slot);
  }

  add(slot: number, edge: number, partner: number, profit: number): void {
    if (this.count[slot] === this.room[slot]) this.move(slot, Math.max(4, 2 * this.room[slot]!));
    const at = this.start[slot]! + this.count[slot]!++;
    this.edge[at] = edge;
    this.partner[at] = partner;
    this.profit[at] = profit;
  }

  /** Removes an edge that the slot has; the last takes its place. */
  remove(slot: number, edge: number): void {
    const last = this.start[slot]! + --this.count[slot]!;
    const at = this.edge.indexOf(edge, this.start[slot]);
    this.edge[at] = this.edge[last]!;
    this.partner[at] = this.partner[last]!;
    this.profit[at] = this.profit[last]!;
  }

  /** The edges of a slot, a copy. */
  of(slot: number): Int32Array {
    return this.edge.slice(this.start[slot], this.start[slot]! + this.count[slot]!);
  }

  private move(slot: number, room: number): void {
    const from = this.start[slot]!;
    const until = from + this.count[slot]!;
    this.edge = withRoom(this.edge, this.end + room).copyWithin(this.end, from, until);
    this.partner = withRoom(this.partner, this.end + room).copyWithin(this.end, from, until);
    this.profit = withRoom(this.profit, this.end + room).copyWithin(this.end, from, until);
    this.start[slot] = this.end;
    this.room[slot] = room;
    this.end += room;
  }
}
