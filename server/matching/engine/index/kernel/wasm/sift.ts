import { fullRelevance } from "../../../score/score-pair.ts";
import { kind, kindBytes, sieve } from "../kernel.ts";
import { blockBits, blockMask, closer, closerBytes, firstCloser, firstSeen, normMask, seen, seenBytes, wide } from "../line-layout.ts";
import {
  add,
  and,
  atLeast,
  atLeastFloat,
  block,
  choose,
  type Code,
  constant,
  either,
  float,
  get,
  giveBack,
  isZero,
  type KernelFunction,
  leave,
  leaveWhen,
  less,
  lesser,
  load16,
  load32,
  loadFloat,
  loop,
  minus,
  multiply,
  plus,
  set,
  shiftLeft,
  shiftRight,
  store16,
  subtract,
  times,
  toFloat,
  when,
} from "./assemble.ts";

/** Each place is written behind those kept; the next one writes over it unless it is kept. */
export function sift(): KernelFunction {
  const [places, count, ask, at, kept, place, line, inBlock, glance, day, last, isKept] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const [category, others, relevant] = [12, 13, 14];
  const asked = (word: number): Code => load32(get(ask), word);
  const askedFloat = (word: number): Code => loadFloat(get(ask), word);
  const entry = (table: number, number: Code, bytes: number): Code => add(asked(table), multiply(number, constant(bytes)));
  const kindOf = load16(get(glance), firstSeen + seen.kind);
  const placeOf = load16(get(glance), firstSeen + seen.place);
  const normAt = add(get(line), shiftLeft(get(inBlock), constant(1)));
  const look = add(get(line), multiply(get(inBlock), constant(closerBytes)));
  const larger = (a: Code, b: Code): Code => choose(atLeast(a, b), a, b);
  const isOpen = either(isZero(get(last)), less(get(last), asked(sieve.overdue)));
  const sum = load32(add(asked(sieve.sums), shiftLeft(get(place), constant(2))));
  const inSums = minus(toFloat(add(sum, asked(sieve.beyond))), times(get(category), askedFloat(sieve.sumPerMilli)));
  const norm = toFloat(and(load16(normAt), constant(normMask)));
  const text = plus(times(times(inSums, norm), askedFloat(sieve.milliPerRaw)), float(1));
  const score = plus(get(relevant), times(get(others), lesser(float(1), times(get(relevant), float(1 / fullRelevance)))));

  const judge = block(
    set(isKept, constant(1)),
    leaveWhen(atLeast(load16(normAt), constant(wide)), 0),
    set(glance, add(get(line), multiply(get(inBlock), constant(seenBytes)))),
    leaveWhen(atLeast(kindOf, asked(sieve.kindCount)), 0),
    set(last, load16(look, firstCloser + closer.until)),
    set(last, choose(isOpen, asked(sieve.last), get(last))),
    set(last, choose(atLeast(get(last), asked(sieve.last)), asked(sieve.last), get(last))),
    set(day, load16(look, firstCloser + closer.from)),
    set(isKept, atLeast(get(last), larger(get(day), asked(sieve.first)))),
    leaveWhen(isZero(get(isKept)), 0),
    set(category, loadFloat(entry(sieve.kinds, kindOf, kindBytes), kind.category)),
    set(others, loadFloat(entry(sieve.kinds, kindOf, kindBytes), kind.others)),
    set(others, plus(get(others), times(toFloat(load16(get(glance), firstSeen + seen.kept)), askedFloat(sieve.reliability)))),
    set(relevant, plus(get(category), lesser(askedFloat(sieve.cap), text))),
    block(
      when(
        less(placeOf, asked(sieve.placeCount)),
        set(others, plus(get(others), loadFloat(entry(sieve.places, placeOf, 4)))),
        leave(1),
      ),
      set(others, plus(get(others), askedFloat(sieve.otherPlaces))),
    ),
    set(isKept, atLeastFloat(score, askedFloat(sieve.needed))),
  );
  return {
    name: "sift",
    parameters: { ints: 3 },
    locals: { ints: 9, floats: 3 },
    gives: true,
    body: [
      ...set(at, get(places)),
      ...set(kept, get(places)),
      ...set(count, add(get(places), shiftLeft(get(count), constant(1)))),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(count)), 1),
          set(place, load16(get(at))),
          set(line, load32(entry(sieve.blocks, shiftRight(get(place), constant(blockBits)), 4))),
          set(inBlock, and(get(place), constant(blockMask))),
          judge,
          store16(get(kept), get(place)),
          set(kept, add(get(kept), shiftLeft(get(isKept), constant(1)))),
          set(at, add(get(at), constant(2))),
          leave(0),
        ),
      ),
      ...giveBack(shiftRight(subtract(get(kept), get(places)), constant(1))),
    ],
  };
}
