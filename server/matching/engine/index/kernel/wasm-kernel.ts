import {
  add,
  and,
  anyLane,
  assemble,
  atLeast,
  atLeastLanes,
  block,
  type Code,
  constant,
  equal,
  get,
  giveBack,
  isZero,
  type KernelFunction,
  lane,
  largerLanes,
  leave,
  leaveWhen,
  less,
  lessUnsigned,
  load16,
  load32,
  load8,
  loadVector,
  loop,
  orLanes,
  set,
  shiftLeft,
  shiftRight,
  splat,
  store16,
  store32,
  subtract,
  when,
} from "./assemble.ts";
import { cursor, cursorBytes, granuleBits, type Kernel } from "./kernel.ts";
import { chainCode, classCode, farCode, nearCode, nearest, skipCode } from "./posting-codes.ts";

/** `words[address] += value` */
function addAt(address: Code, scratch: number, value: Code): Code {
  return [...set(scratch, address), ...store32(get(scratch), add(load32(get(scratch)), value))];
}

/** Lets cursors run through their lists; `adding` the postings to the sums, or skipping them. */
function runLists(name: string, adding: boolean): KernelFunction {
  const [from, count, windowEnd, sums, at, line, worth, once, code, next, occurrenceClass, length, place] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ];
  const addToSum = (value: Code): Code => (adding ? addAt(add(get(sums), shiftLeft(get(line), constant(2))), place, value) : []);

  const nearPosting = [
    ...set(next, add(get(line), get(code))),
    ...leaveWhen(atLeast(get(next), get(windowEnd)), 2),
    ...set(line, get(next)),
    ...set(at, add(get(at), constant(1))),
    ...addToSum(get(once)),
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
    ...addToSum(load32(add(get(worth), shiftLeft(get(occurrenceClass), constant(2))))),
    ...leave(0),
  ];
  const list = [
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
  const parameters = adding ? 4 : 3;
  return {
    name,
    parameters,
    locals: 13 - parameters,
    gives: false,
    body: block(loop(leaveWhen(isZero(get(count)), 1), list, leave(0))),
  };
}

function addColumn(): KernelFunction {
  const [column, end, sums, worth, pair] = [0, 1, 2, 3, 4];
  const worthOf = (occurrenceClass: Code): Code => load32(add(get(worth), shiftLeft(occurrenceClass, constant(2))));
  return {
    name: "addColumn",
    parameters: 4,
    locals: 1,
    gives: false,
    body: [
      ...set(end, add(get(column), get(end))),
      ...block(
        loop(
          leaveWhen(equal(get(column), get(end)), 1),
          set(pair, load8(get(column))),
          when(
            get(pair),
            store32(get(sums), add(load32(get(sums)), worthOf(and(get(pair), constant(15))))),
            store32(get(sums), add(load32(get(sums), 4), worthOf(shiftRight(get(pair), constant(4)))), 4),
          ),
          set(column, add(get(column), constant(1))),
          set(sums, add(get(sums), constant(8))),
          leave(0),
        ),
      ),
    ],
  };
}

/** Sixteen lines at a time: where one of them reaches the bar, each writes its place and the next writes over it unless it reaches the bar. */
function collect(): KernelFunction {
  const [sums, lines, bar, places, at, address, place, bars] = [0, 1, 2, 3, 4, 5, 6, 7];
  const reaches = (offset: number): Code => atLeastLanes(loadVector(get(address), offset), get(bars));
  const anyOf16 = anyLane(orLanes(orLanes(reaches(0), reaches(16)), orLanes(reaches(32), reaches(48))));
  const take = (line: number): Code => [
    ...store16(get(place), add(get(at), constant(line))),
    ...set(place, add(get(place), shiftLeft(atLeast(load32(get(address), line * 4), get(bar)), constant(1)))),
  ];
  return {
    name: "collect",
    parameters: 4,
    locals: 3,
    gives: true,
    body: [
      ...set(bars, splat(get(bar))),
      ...set(place, get(places)),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(lines)), 1),
          set(address, add(get(sums), shiftLeft(get(at), constant(2)))),
          when(anyOf16, ...Array.from({ length: 16 }, (_, line) => take(line))),
          set(at, add(get(at), constant(16))),
          leave(0),
        ),
      ),
      ...giveBack(shiftRight(subtract(get(place), get(places)), constant(1))),
    ],
  };
}

function largest(): KernelFunction {
  const [at, end, most, lanes] = [0, 1, 2, 3];
  return {
    name: "largest",
    parameters: 2,
    locals: 1,
    gives: true,
    body: [
      ...set(end, add(get(at), shiftLeft(get(end), constant(2)))),
      ...block(
        loop(
          leaveWhen(atLeast(get(at), get(end)), 1),
          set(lanes, largerLanes(get(lanes), loadVector(get(at)))),
          set(at, add(get(at), constant(16))),
          leave(0),
        ),
      ),
      ...[0, 1, 2, 3].flatMap((number) => [
        ...set(at, lane(get(lanes), number)),
        ...when(less(get(most), get(at)), set(most, get(at))),
      ]),
      ...giveBack(get(most)),
    ],
  };
}

let compiled: WebAssembly.Module | null | undefined;

/** Compiled once; null where WebAssembly or its vectors are missing. */
function kernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    const bytes = assemble([runLists("addLists", true), runLists("skipLists", false), addColumn(), collect(), largest()]);
    compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  }
  return compiled;
}

/** The kernel in WebAssembly over a memory, or null where it cannot run. Cost: about 0.8 ns a posting, 0.1 ns a sum read. */
export function wasmKernel(memory: WebAssembly.Memory): Kernel | null {
  const module = kernelModule();
  if (module === null) return null;
  return new WebAssembly.Instance(module, { index: { memory } }).exports as unknown as Kernel;
}
