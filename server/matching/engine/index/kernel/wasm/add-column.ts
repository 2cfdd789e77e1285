import {
  add,
  addHalves,
  andLanes,
  anyLane,
  block,
  type Code,
  constant,
  equal,
  get,
  type KernelFunction,
  leave,
  leaveWhen,
  loadHalfVector,
  loadVector,
  loop,
  mixBytes,
  pickBytes,
  set,
  shiftBytesRight,
  splatByte,
  storeVector,
  when,
} from "./assemble.ts";

/**
 * Sixteen lines at a time. What the eight classes are worth lies in two vectors, one for each byte of the numbers, so that one instruction looks
 * up that byte for sixteen lines; then the bytes are put together again.
 */
export function addColumn(): KernelFunction {
  const [column, end, sums, worth, pairs, classes, low, high] = [0, 1, 2, 3, 4, 5, 6, 7];
  const byteOfWorths = [8, 9];
  /** Turns of one byte of a and one of b, from the first or the ninth on. */
  const turns = (from: number): number[] => Array.from({ length: 16 }, (_, at) => from + (at >> 1) + (at & 1) * 16);
  const worthsOf = (byte: number): Code => {
    const order = Array.from({ length: 16 }, (_, at) => (at & 7) * 4 + byte);
    return mixBytes(loadVector(get(worth)), loadVector(get(worth), 16), order);
  };
  const picked = (byte: number): Code => pickBytes(get(byteOfWorths[byte]!), get(classes));
  const addEight = (from: number): Code => {
    const value = addHalves(loadVector(get(sums), from * 2), mixBytes(get(low), get(high), turns(from)));
    return storeVector(get(sums), value, from * 2);
  };
  return {
    name: "addColumn",
    parameters: { ints: 4 },
    locals: { vectors: 6 },
    gives: false,
    body: [
      ...set(end, add(get(column), get(end))),
      ...[0, 1].flatMap((byte) => set(byteOfWorths[byte]!, worthsOf(byte))),
      ...block(
        loop(
          leaveWhen(equal(get(column), get(end)), 1),
          set(pairs, loadHalfVector(get(column))),
          when(
            anyLane(get(pairs)),
            set(low, andLanes(get(pairs), splatByte(constant(15)))),
            set(high, shiftBytesRight(get(pairs), constant(4))),
            set(classes, mixBytes(get(low), get(high), turns(0))),
            set(low, picked(0)),
            set(high, picked(1)),
            addEight(0),
            addEight(8),
          ),
          set(column, add(get(column), constant(8))),
          set(sums, add(get(sums), constant(32))),
          leave(0),
        ),
      ),
    ],
  };
}
