import { EdgeLists } from "./edge-lists.ts";
import { withRoom } from "./with-room.ts";

export const NONE = -1;

/** Prices of participants and unplaced units are kept per side; a slot is a participant's place on its side, free again after it left. */
export class LiveSide {
  /** Price per unit, 0 or more. */
  price: Float64Array;
  /** Units that are not placed: unserved of a need, unused of a resource. */
  slack: Float64Array;
  readonly edges: EdgeLists;
  /** Which of a slot's edges carry flow, as a chain: the first one by slot, and by edge the one after it; NONE at the end. */
  firstFlow: Int32Array;
  nextFlow: Int32Array;
  /** Slots in use or free. */
  slots: number;
  private readonly free = new Set<number>();

  /** @param edgeCounts how many edges each slot will get at first */
  constructor(amounts: Float64Array, price: Float64Array, edgeCounts: Int32Array, allEdges: number) {
    this.slots = amounts.length;
    this.price = price.slice();
    this.slack = amounts.slice();
    this.edges = new EdgeLists(edgeCounts);
    this.firstFlow = new Int32Array(amounts.length).fill(NONE);
    this.nextFlow = new Int32Array(allEdges);
  }

  open(): number {
    const [slot = this.slots] = this.free;
    if (!this.free.delete(slot)) this.slots++;
    this.price = withRoom(this.price, slot);
    this.slack = withRoom(this.slack, slot);
    this.firstFlow = withRoom(this.firstFlow, slot);
    this.edges.open(slot);
    this.price[slot] = 0;
    this.slack[slot] = 0;
    this.firstFlow[slot] = NONE;
    return slot;
  }

  close(slot: number): void {
    this.price[slot] = 0;
    this.slack[slot] = 0;
    this.free.add(slot);
  }

  isOpen(slot: number): boolean {
    return Number.isInteger(slot) && slot >= 0 && slot < this.slots && !this.free.has(slot);
  }

  /** An edge of this slot carries flow from now on. */
  addFlow(slot: number, edge: number): void {
    this.nextFlow = withRoom(this.nextFlow, edge);
    this.nextFlow[edge] = this.firstFlow[slot]!;
    this.firstFlow[slot] = edge;
  }

  /** An edge of this slot carries flow no more. */
  dropFlow(slot: number, edge: number): void {
    const after = this.nextFlow[edge]!;
    let before = this.firstFlow[slot]!;
    if (before === edge) this.firstFlow[slot] = after;
    else {
      while (this.nextFlow[before] !== edge) before = this.nextFlow[before]!;
      this.nextFlow[before] = after;
    }
  }

  /** The slot's edges that carry flow, a copy. */
  flows(slot: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstFlow[slot]!; edge !== NONE; edge = this.nextFlow[edge]!) edges.push(edge);
    return edges;
  }
}
