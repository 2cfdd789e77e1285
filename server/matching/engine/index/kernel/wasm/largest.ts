import {
  add,
  atLeast,
  block,
  constant,
  get,
  giveBack,
  halfLane,
  type KernelFunction,
  largerHalves,
  leave,
  leaveWhen,
  less,
  loadVector,
  loop,
  set,
  shiftLeft,
  when,
} from "./assemble.ts";

export function largest(): KernelFunction {
  const [at, end, most, lanes] = [0, 1, 2, 3];
  return {
    name: "largest",
    parameters: { ints: 2 },
    locals: { ints: 1, vectors: 1 },
    gives: true,
    body: [
      ...set(end, add(get(at), shiftLeft(get(end), constant(1)))),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(end)), 1),
          set(lanes, largerHalves(get(lanes), loadVector(get(at)))),
          set(at, add(get(at), constant(16))),
          leave(0),
        ),
      ),
      ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((number) => [
        ...set(at, halfLane(get(lanes), number)),
        ...when(less(get(most), get(at)), set(most, get(at))),
      ]),
      ...giveBack(get(most)),
    ],
  };
}
