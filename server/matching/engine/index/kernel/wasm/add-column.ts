import {
  add,
  addLanes,
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
 * Sixteen lines at a time. What the eight classes are worth lies in four vectors, one for each byte of the numbers, so that one instruction looks
 * up that byte for sixteen lines; then the bytes are put together again.
 */
export function addColumn(): KernelFunction {
  const [column, end, sums, worth, pairs, classes, low, high] = [0, 1, 2, 3, 4, 5, 6, 7];
  const byteOfWorths = [8, 9, 10, 11];
  const four = [0, 1, 2, 3];
  /** Turns of one element of a and one of b, from the first or the ninth byte on. */
  const turns = (elementBytes: number, from: number): number[] =>
    Array.from({ length: 16 }, (_, at) => {
      const element = Math.floor(at / elementBytes);
      return from + (element >> 1) * elementBytes + (at % elementBytes) + (element & 1) * 16;
    });
  const worthsOf = (byte: number): Code => {
    const order = Array.from({ length: 16 }, (_, at) => (at & 7) * 4 + byte);
    return mixBytes(loadVector(get(worth)), loadVector(get(worth), 16), order);
  };
  const picked = (byte: number): Code => pickBytes(get(byteOfWorths[byte]!), get(classes));
  const addFour = (number: number): Code => {
    const order = turns(2, (number & 1) * 8);
    const value = addLanes(loadVector(get(sums), number * 16), mixBytes(get(low), get(high), order));
    return storeVector(get(sums), value, number * 16);
  };
  const addEight = (from: number): Code => [
    ...set(low, mixBytes(picked(0), picked(1), turns(1, from))),
    ...set(high, mixBytes(picked(2), picked(3), turns(1, from))),
    ...addFour(from / 4),
    ...addFour(from / 4 + 1),
  ];
  return {
    name: "addColumn",
    parameters: { ints: 4 },
    locals: { vectors: 8 },
    gives: false,
    body: [
      ...set(end, add(get(column), get(end))),
      ...four.flatMap((byte) => set(byteOfWorths[byte]!, worthsOf(byte))),
      ...block(
        loop(
          leaveWhen(equal(get(column), get(end)), 1),
          set(pairs, loadHalfVector(get(column))),
          when(
            anyLane(get(pairs)),
            set(low, andLanes(get(pairs), splatByte(constant(15)))),
            set(high, shiftBytesRight(get(pairs), constant(4))),
            set(classes, mixBytes(get(low), get(high), turns(1, 0))),
            addEight(0),
            addEight(8),
          ),
          set(column, add(get(column), constant(8))),
          set(sums, add(get(sums), constant(64))),
          leave(0),
        ),
      ),
    ],
  };
}
