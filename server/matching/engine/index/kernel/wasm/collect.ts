import { blockBits, blockMask, normMask } from "../line-layout.ts";
import {
  add,
  addLanes,
  and,
  andLanes,
  anyLane,
  atLeast,
  atLeastFloats,
  atLeastLanes,
  bitsOfLanes,
  block,
  type Code,
  constant,
  get,
  giveBack,
  type KernelFunction,
  leave,
  leaveWhen,
  load32,
  loadHalves,
  loadVector,
  loop,
  orLanes,
  set,
  shiftLeft,
  shiftRight,
  splat,
  splatFloat,
  store16,
  subtract,
  timesFloats,
  toFloats,
  when,
} from "./assemble.ts";

/**
 * Sixteen lines at a time; where the sum of one of them reaches the bar, four at a time with their norms. Where one of four is found, each writes
 * its place and the next writes over it unless it is found.
 */
export function collect(): KernelFunction {
  const [sums, lines, bar, blocks, more, places, least, at, address, place, norm, found] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const [bars, mores, leasts, masks, four] = [12, 13, 14, 15, 16];
  const reaches = (offset: number): Code => atLeastLanes(loadVector(get(address), offset), get(bars));
  const anyOf16 = anyLane(orLanes(orLanes(reaches(0), reaches(16)), orLanes(reaches(32), reaches(48))));
  const take = (line: number, inFour: number): Code => [
    ...store16(get(place), add(get(at), constant(line))),
    ...set(place, add(get(place), shiftLeft(and(shiftRight(get(found), constant(inFour)), constant(1)), constant(1)))),
  ];
  const takeFour = (first: number): Code => {
    const normsOfFour = toFloats(andLanes(loadHalves(get(norm), first * 2), get(masks)));
    const worth = timesFloats(toFloats(addLanes(get(four), get(mores))), normsOfFour);
    return [
      ...set(four, loadVector(get(address), first * 4)),
      ...set(found, bitsOfLanes(andLanes(atLeastLanes(get(four), get(bars)), atLeastFloats(worth, get(leasts))))),
      ...when(get(found), ...[0, 1, 2, 3].map((inFour) => take(first + inFour, inFour))),
    ];
  };
  return {
    name: "collect",
    parameters: { ints: 6, floats: 1 },
    locals: { ints: 5, vectors: 5 },
    gives: true,
    body: [
      ...set(bars, splat(get(bar))),
      ...set(mores, splat(get(more))),
      ...set(leasts, splatFloat(get(least))),
      ...set(masks, splat(constant(normMask))),
      ...set(place, get(places)),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(lines)), 1),
          set(address, add(get(sums), shiftLeft(get(at), constant(2)))),
          when(
            anyOf16,
            set(norm, load32(add(get(blocks), shiftLeft(shiftRight(get(at), constant(blockBits)), constant(2))))),
            set(norm, add(get(norm), shiftLeft(and(get(at), constant(blockMask)), constant(1)))),
            ...[0, 4, 8, 12].map(takeFour),
          ),
          set(at, add(get(at), constant(16))),
          leave(0),
        ),
      ),
      ...giveBack(shiftRight(subtract(get(place), get(places)), constant(1))),
    ],
  };
}
