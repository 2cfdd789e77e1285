import { comfortableSlackDays, fullRelevance, timeByRate, timeByWindow, type TimeFit, unknownPermille } from "../../../score/score-pair.ts";
import { belowQuotient, kind, kindBytes, plenty, sieve } from "../kernel.ts";
import { blockBits, blockMask, closer, closerBytes, firstCloser, firstSeen, latestDay, normMask, seen, seenBytes, unseen } from "../line-layout.ts";
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
  largerFloat,
  lesser,
  load16,
  load32,
  loadFloat,
  loop,
  minus,
  multiply,
  over,
  plus,
  set,
  shiftLeft,
  roundedUp,
  shiftRight,
  store16,
  storeFloat,
  subtract,
  times,
  toFloat,
  toFloatUnsigned,
  when,
} from "./assemble.ts";

/** Each place is written behind those kept; the next one writes over it unless it is kept. */
export function sift(): KernelFunction {
  const [places, count, ask, at, kept, place, line, inBlock, glance, day, last, isKept] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const [first, end] = [12, 13];
  const [category, others, relevant, most, wanted, offered, rate, quantity, days] = [14, 15, 16, 17, 18, 19, 20, 21, 22];
  const asked = (word: number): Code => load32(get(ask), word);
  const askedFloat = (word: number): Code => loadFloat(get(ask), word);
  const entry = (table: number, number: Code, bytes: number): Code => add(asked(table), multiply(number, constant(bytes)));
  const kindOf = load16(get(glance), firstSeen + seen.kind);
  const placeOf = load16(get(glance), firstSeen + seen.place);
  const normAt = add(get(line), shiftLeft(get(inBlock), constant(1)));
  const glanceAt = add(get(line), multiply(get(inBlock), constant(seenBytes)));
  const look = add(get(line), multiply(get(inBlock), constant(closerBytes)));
  const larger = (a: Code, b: Code): Code => choose(atLeast(a, b), a, b);
  const isOpen = either(isZero(get(last)), less(get(last), asked(sieve.overdue)));
  const sum = load16(add(asked(sieve.sums), shiftLeft(get(place), constant(1))));
  const inSums = minus(toFloat(add(sum, asked(sieve.beyond))), times(get(category), askedFloat(sieve.sumPerMilli)));
  const norm = toFloat(and(load16(normAt), constant(normMask)));
  const text = plus(times(times(inSums, norm), askedFloat(sieve.milliPerRaw)), float(1));
  const score = plus(get(relevant), times(get(others), lesser(float(1), times(get(relevant), float(1 / fullRelevance)))));

  // What window, rate and quantity give, as `timePermille` and `quantityPermille` have it but for lots and overdue needs.
  const isSaid = (amount: number): Code => atLeastFloat(get(amount), float(1));
  // Where nobody names an end, a rate limits nothing.
  const inTime = choose(atLeast(get(last), constant(latestDay)), float(plenty), times(get(rate), get(days)));
  const orPlenty = (amount: number, value: Code): Code => choose(isSaid(amount), value, float(plenty));
  const amounts = [
    set(quantity, toFloatUnsigned(load32(look, firstCloser + closer.quantity))),
    set(wanted, choose(asked(sieve.suppliers), askedFloat(sieve.wanted), get(quantity))),
    set(offered, choose(asked(sieve.suppliers), get(quantity), askedFloat(sieve.offered))),
    set(rate, choose(asked(sieve.suppliers), toFloatUnsigned(load32(look, firstCloser + closer.rateOrBudget)), askedFloat(sieve.rate))),
    set(days, toFloat(add(subtract(get(last), get(first)), constant(1)))),
    // From here on, what is taken of it.
    set(offered, lesser(get(wanted), lesser(orPlenty(offered, get(offered)), orPlenty(rate, inTime)))),
  ];
  const told = and(isSaid(rate), isSaid(wanted));
  const taken = roundedUp(times(over(get(offered), get(rate)), float(belowQuotient)));
  const slackTold = minus(toFloat(add(subtract(get(end), get(first)), constant(1))), taken);
  const slackByWindow = minus(get(days), float(1));
  const slack = (days: Code): Code => lesser(float(comfortableSlackDays), largerFloat(float(0), days));
  const fitOf = ({ least, more }: TimeFit, days: Code): Code => plus(float(least / 1000), times(slack(days), float(more / 1000 / comfortableSlackDays)));
  const fit = choose(told, fitOf(timeByRate, slackTold), fitOf(timeByWindow, slackByWindow));
  const share = choose(isSaid(quantity), over(get(offered), largerFloat(get(wanted), float(1))), float(unknownPermille / 1000));
  const timeAndQuantity = plus(
    lesser(times(askedFloat(sieve.time), fit), askedFloat(sieve.timeMost)),
    times(share, loadFloat(entry(sieve.quantities, kindOf, 4))),
  );

  const judge = block(
    set(isKept, constant(1)),
    set(most, float(plenty)),
    leaveWhen(and(load16(normAt), constant(unseen)), 0),
    set(glance, glanceAt),
    leaveWhen(atLeast(kindOf, asked(sieve.kindCount)), 0),
    set(last, load16(look, firstCloser + closer.until)),
    set(last, choose(isOpen, asked(sieve.last), get(last))),
    set(end, choose(asked(sieve.due), asked(sieve.due), get(last))),
    set(last, choose(atLeast(get(last), asked(sieve.last)), asked(sieve.last), get(last))),
    set(day, load16(look, firstCloser + closer.from)),
    set(first, larger(get(day), asked(sieve.first))),
    set(isKept, atLeast(get(last), get(first))),
    leaveWhen(isZero(get(isKept)), 0),
    set(category, loadFloat(entry(sieve.kinds, kindOf, kindBytes), kind.category)),
    set(others, loadFloat(entry(sieve.kinds, kindOf, kindBytes), kind.others)),
    amounts.flat(),
    set(others, plus(get(others), timeAndQuantity)),
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
    set(most, score),
    set(isKept, atLeastFloat(get(most), askedFloat(sieve.needed))),
  );
  const findLine = [
    ...set(place, load16(get(at))),
    ...set(line, load32(entry(sieve.blocks, shiftRight(get(place), constant(blockBits)), 4))),
    ...set(inBlock, and(get(place), constant(blockMask))),
  ];
  /** Reads a number of each thing that is asked of a line, so that the processor fetches many lines at once. */
  const readAhead = [normAt, add(glanceAt, constant(firstSeen)), add(look, constant(firstCloser))].flatMap((address) => set(last, load16(address)));
  return {
    name: "sift",
    parameters: { ints: 3 },
    locals: { ints: 11, floats: 9 },
    gives: true,
    body: [
      ...set(at, get(places)),
      ...set(kept, get(places)),
      ...set(count, add(get(places), shiftLeft(get(count), constant(1)))),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(count)), 1),
          findLine,
          readAhead,
          set(at, add(get(at), constant(2))),
          leave(0),
        ),
      ),
      ...set(at, get(places)),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(count)), 1),
          findLine,
          judge,
          store16(get(kept), get(place)),
          storeFloat(add(asked(sieve.bounds), shiftLeft(subtract(get(kept), get(places)), constant(1))), get(most)),
          set(kept, add(get(kept), shiftLeft(get(isKept), constant(1)))),
          set(at, add(get(at), constant(2))),
          leave(0),
        ),
      ),
      ...giveBack(shiftRight(subtract(get(kept), get(places)), constant(1))),
    ],
  };
}
