import {
  add,
  addHalves,
  andLanes,
  block,
  type Code,
  constant,
  equal,
  get,
  type KernelFunction,
  leave,
  leaveWhen,
  loadVector,
  loop,
  mixBytes,
  pickBytes,
  set,
  shiftHalvesRight,
  splatByte,
  storeVector,
} from "./assemble.ts";

/**
 * Thirty-two lines at a time. What the eight classes are worth lies in two vectors, one for each byte of the numbers, so that one instruction looks
 * up that byte for sixteen lines; then the bytes are put together again.
 */
export function addColumn(): KernelFunction {
  const [column, end, sums, worth, pairs, nibbles, even, odd, classes, low, high] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const byteOfWorths = [11, 12];
  /** Turns of one byte of a and one of b, from the first or the ninth on. */
  const turns = (from: number): number[] => Array.from({ length: 16 }, (_, at) => from + (at >> 1) + (at & 1) * 16);
  const worthsOf = (byte: number): Code => {
    const order = Array.from({ length: 16 }, (_, at) => (at & 7) * 4 + byte);
    return mixBytes(loadVector(get(worth)), loadVector(get(worth), 16), order);
  };
  const picked = (byte: number): Code => pickBytes(get(byteOfWorths[byte]!), get(classes));
  const addEight = (from: number, offset: number): Code => {
    const value = addHalves(loadVector(get(sums), offset), mixBytes(get(low), get(high), turns(from)));
    return storeVector(get(sums), value, offset);
  };
  const addSixteen = (from: number): Code => [
    ...set(classes, mixBytes(get(even), get(odd), turns(from))),
    ...set(low, picked(0)),
    ...set(high, picked(1)),
    ...addEight(0, from * 4),
    ...addEight(8, from * 4 + 16),
  ];
  return {
    name: "addColumn",
    parameters: { ints: 4 },
    locals: { vectors: 9 },
    gives: false,
    body: [
      ...set(end, add(get(column), get(end))),
      ...set(nibbles, splatByte(constant(15))),
      ...[0, 1].flatMap((byte) => set(byteOfWorths[byte]!, worthsOf(byte))),
      ...block(
        loop(
          leaveWhen(equal(get(column), get(end)), 1),
          set(pairs, loadVector(get(column))),
          set(even, andLanes(get(pairs), get(nibbles))),
          set(odd, andLanes(shiftHalvesRight(get(pairs), constant(4)), get(nibbles))),
          addSixteen(0),
          addSixteen(8),
          set(column, add(get(column), constant(16))),
          set(sums, add(get(sums), constant(64))),
          leave(0),
        ),
      ),
    ],
  };
}
