import { blockBits, blockMask, normMask } from "../line-layout.ts";
import {
  add,
  addHalvesUpTo,
  and,
  andLanes,
  anyLane,
  atLeast,
  atLeastHalves,
  atLeastLanes,
  bitsOfHalves,
  block,
  choose,
  type Code,
  constant,
  get,
  giveBack,
  type KernelFunction,
  leave,
  leaveWhen,
  less,
  load16,
  load32,
  loadVector,
  loop,
  narrowed,
  orLanes,
  productsOfHalves,
  set,
  shiftLeft,
  shiftRight,
  splat,
  splatHalf,
  store16,
  subtract,
  subtractHalvesDownTo,
  when,
} from "./assemble.ts";

/**
 * First finds the sixteens of which the sum of a line reaches the bar, without a branch, so that the processor can ask for many norms at once
 * afterwards. Then eight of them at a time with their norms. Where one of eight is found, each writes its place and the next writes over it unless
 * it is found.
 */
export function collect(): KernelFunction {
  const [sums, lines, bar, blocks, more, places, least, groups, at, address, place, norm, found, group] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const [bars, added, taken, leasts, masks, eight, whole, norms] = [14, 15, 16, 17, 18, 19, 20, 21];
  const reaches = (offset: number): Code => atLeastHalves(loadVector(get(address), offset), get(bars));
  const take = (line: number, inEight: number): Code => [
    ...store16(get(place), add(get(at), constant(line))),
    ...set(place, add(get(place), shiftLeft(and(shiftRight(get(found), constant(inEight)), constant(1)), constant(1)))),
  ];
  const takeEight = (first: number): Code => {
    const [low, high] = productsOfHalves(get(whole), get(norms));
    const worthEnough = narrowed(atLeastLanes(low, get(leasts)), atLeastLanes(high, get(leasts)));
    return [
      ...set(eight, loadVector(get(address), first * 2)),
      ...set(whole, subtractHalvesDownTo(addHalvesUpTo(get(eight), get(added)), get(taken))),
      ...set(norms, andLanes(loadVector(get(norm), first * 2), get(masks))),
      ...set(found, bitsOfHalves(andLanes(atLeastHalves(get(eight), get(bars)), worthEnough))),
      ...when(get(found), ...[0, 1, 2, 3, 4, 5, 6, 7].map((inEight) => take(first + inEight, inEight))),
    ];
  };
  const isLess = less(get(more), constant(0));
  return {
    name: "collect",
    parameters: { ints: 8 },
    locals: { ints: 6, vectors: 8 },
    gives: true,
    body: [
      ...set(bars, splatHalf(get(bar))),
      ...set(added, splatHalf(choose(isLess, constant(0), get(more)))),
      ...set(taken, splatHalf(choose(isLess, subtract(constant(0), get(more)), constant(0)))),
      ...set(leasts, splat(get(least))),
      ...set(masks, splatHalf(constant(normMask))),
      ...set(place, get(places)),
      ...set(group, get(groups)),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(lines)), 1),
          set(address, add(get(sums), shiftLeft(get(at), constant(1)))),
          store16(get(group), get(at)),
          set(group, add(get(group), shiftLeft(anyLane(orLanes(reaches(0), reaches(16))), constant(1)))),
          set(at, add(get(at), constant(16))),
          leave(0),
        ),
      ),
      ...block(
        loop(
          leaveWhen(atLeast(get(groups), get(group)), 1),
          set(at, load16(get(groups))),
          set(groups, add(get(groups), constant(2))),
          set(address, add(get(sums), shiftLeft(get(at), constant(1)))),
          set(norm, load32(add(get(blocks), shiftLeft(shiftRight(get(at), constant(blockBits)), constant(2))))),
          set(norm, add(get(norm), shiftLeft(and(get(at), constant(blockMask)), constant(1)))),
          takeEight(0),
          takeEight(8),
          leave(0),
        ),
      ),
      ...giveBack(shiftRight(subtract(get(place), get(places)), constant(1))),
    ],
  };
}
