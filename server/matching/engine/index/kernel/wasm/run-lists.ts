import { windowLines } from "../../window.ts";
import { cursor, cursorBytes, granuleBits } from "../kernel.ts";
import { chainCode, classCode, farCode, nearCode, nearest, skipCode } from "../posting-codes.ts";
import {
  add,
  and,
  atLeast,
  block,
  type Code,
  constant,
  equal,
  get,
  giveBack,
  isZero,
  type KernelFunction,
  leave,
  leaveWhen,
  less,
  lessUnsigned,
  load16,
  load32,
  load8,
  loop,
  set,
  shiftLeft,
  store16,
  store32,
  subtract,
  when,
} from "./assemble.ts";

/** `halves[address] += value` */
function addAt(address: Code, scratch: number, value: Code): Code {
  return [...set(scratch, address), ...store16(get(scratch), add(load16(get(scratch)), value))];
}

/** What is done with each posting: added to the sums, passed over, or its place in the window written down. */
type Doing = "adding" | "skipping" | "listing";

/** Lets cursors run through their lists. */
export function runLists(name: string, doing: Doing): KernelFunction {
  const [from, count, windowEnd, sums, at, line, worth, once, code, next, occurrenceClass, length, place, ahead] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
  ];
  /** Where the next place is written, in the place of the sums. */
  const places = sums;
  const take = (value: Code): Code => {
    if (doing === "skipping") return [];
    if (doing === "adding") return addAt(add(get(sums), shiftLeft(get(line), constant(1))), place, value);
    return [...store16(get(places), and(get(line), constant(windowLines - 1))), ...set(places, add(get(places), constant(2)))];
  };

  const nearPosting = [
    ...set(next, add(get(line), get(code))),
    ...leaveWhen(atLeast(get(next), get(windowEnd)), 2),
    ...set(line, get(next)),
    ...set(at, add(get(at), constant(1))),
    ...take(get(once)),
    ...leave(1),
  ];
  const otherPosting = [
    ...leaveWhen(isZero(get(code)), 1),
    ...when(
      equal(get(code), constant(chainCode)),
      set(at, shiftLeft(load32(get(at), 1), constant(granuleBits))),
      leave(1),
    ),
    ...set(next, load8(get(at), 1)),
    ...set(occurrenceClass, constant(1)),
    ...set(length, constant(2)),
    ...block(
      when(
        less(get(code), constant(classCode)),
        set(next, add(get(next), shiftLeft(subtract(get(code), constant(nearCode)), constant(8)))),
        leave(1),
      ),
      when(less(get(code), constant(farCode)), set(occurrenceClass, subtract(get(code), constant(classCode - 2))), leave(1)),
      set(next, load16(get(at), 1)),
      set(length, constant(3)),
      set(occurrenceClass, subtract(get(code), constant(farCode - 1))),
    ),
    ...when(
      equal(get(code), constant(skipCode)),
      set(line, add(get(line), shiftLeft(get(next), constant(16)))),
      set(at, add(get(at), get(length))),
      leave(1),
    ),
    ...set(next, add(get(line), get(next))),
    ...leaveWhen(atLeast(get(next), get(windowEnd)), 1),
    ...set(line, get(next)),
    ...set(at, add(get(at), get(length))),
    ...take(load32(add(get(worth), shiftLeft(get(occurrenceClass), constant(2))))),
    ...leave(0),
  ];
  const list = [
    // So that the caches fetch the next list meanwhile.
    ...when(less(constant(1), get(count)), set(ahead, load8(load32(get(from), cursorBytes + cursor.at)))),
    ...set(at, load32(get(from), cursor.at)),
    ...set(line, load32(get(from), cursor.line)),
    ...set(worth, load32(get(from), cursor.worth)),
    ...set(once, load32(get(worth), 4)),
    ...block(
      loop(
        set(code, load8(get(at))),
        when(lessUnsigned(subtract(get(code), constant(1)), constant(nearest)), nearPosting),
        otherPosting,
      ),
    ),
    ...store32(get(from), get(at), cursor.at),
    ...store32(get(from), get(line), cursor.line),
    ...set(from, add(get(from), constant(cursorBytes))),
    ...set(count, subtract(get(count), constant(1))),
  ];
  const parameters = doing === "skipping" ? 3 : 4;
  return {
    name,
    parameters: { ints: parameters },
    locals: { ints: 14 - parameters },
    gives: doing === "listing",
    body: [...block(loop(leaveWhen(isZero(get(count)), 1), list, leave(0))), ...(doing === "listing" ? giveBack(get(places)) : [])],
  };
}
