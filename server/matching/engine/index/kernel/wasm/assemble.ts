/**
 * Just enough of the WebAssembly binary format (core specification 2.0, chapter 5) to write a few functions over
 * 32-bit integers, floats and vectors by hand. Code is a list of bytes; every builder below takes the code of its operands and
 * gives their code followed by its own instruction, so that functions nest as expressions do.
 */
export type Code = readonly number[];

/** How many values of each type; numbered in this order. */
interface Counts {
  ints?: number;
  floats?: number;
  vectors?: number;
}

/** A function; its locals are numbered from 0, parameters first. Its body leaves its result on the stack. */
export interface KernelFunction {
  name: string;
  parameters: Counts;
  locals: Counts;
  /** True where the function gives an i32 back. */
  gives: boolean;
  body: Code;
}

const i32 = 0x7f;
const f32 = 0x7d;
const v128 = 0x7b;
const noResult = 0x40;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -64 && rest < 64) return [...bytes, rest & 127];
    bytes.push((rest & 127) | 128);
  }
}

/** Reads at `address + offset`, no alignment promised. */
function reading(...opcode: number[]): (address: Code, offset?: number) => Code {
  return (address, offset = 0) => [...address, ...opcode, 0, ...unsigned(offset)];
}

/** Writes at `address + offset`, no alignment promised. */
function writing(...opcode: number[]): (address: Code, value: Code, offset?: number) => Code {
  return (address, value, offset = 0) => [...address, ...value, ...opcode, 0, ...unsigned(offset)];
}

function unary(...opcode: number[]): (value: Code) => Code {
  return (value) => [...value, ...opcode];
}

function binary(...opcode: number[]): (a: Code, b: Code) => Code {
  return (a, b) => [...a, ...b, ...opcode];
}

/** The opcode of an operation on vectors. */
function vector(operation: number): number[] {
  return [0xfd, ...unsigned(operation)];
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = binary(0x6a);
export const subtract = binary(0x6b);
export const multiply = binary(0x6c);
export const and = binary(0x71);
export const shiftLeft = binary(0x74);
export const shiftRight = binary(0x76);
export const equal = binary(0x46);
export const less = binary(0x48);
export const lessUnsigned = binary(0x49);
export const atLeast = binary(0x4e);
export const either = binary(0x72);
/** The first value where the condition holds, else the second. */
export const choose = (condition: Code, first: Code, second: Code): Code => [...first, ...second, ...condition, 0x1b];
export const isZero = unary(0x45);
export const load32 = reading(0x28);
export const load8 = reading(0x2d);
export const load16 = reading(0x2f);
export const store32 = writing(0x36);
export const store16 = writing(0x3b);
export const storeFloat = writing(0x38);

export const float = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
export const toFloat = unary(0xb2);
export const toFloatUnsigned = unary(0xb3);
export const plus = binary(0x92);
export const minus = binary(0x93);
export const times = binary(0x94);
export const over = binary(0x95);
export const roundedUp = unary(0x8d);
export const atLeastFloat = binary(0x60);
export const loadFloat = reading(0x2a);

export const loadVector = reading(...vector(0));
export const storeVector = writing(...vector(0x0b));
/** Bytes of a (numbered from 0) and b (from 16) in any order. */
export const mixBytes = (a: Code, b: Code, order: readonly number[]): Code => [...a, ...b, ...vector(0x0d), ...order];
/** Byte by byte: the one of the first vector that the second (0..15) names. */
export const pickBytes = binary(...vector(0x0e));
/** By 16 bits, without a sign, by an integer of bits. */
export const shiftHalvesRight = binary(...vector(0x8d));
/** Sixteen times the same byte. */
export const splatByte = unary(...vector(0x0f));
/** Four times the same integer. */
export const splat = unary(...vector(0x11));
/** Eight times the same 16-bit number. */
export const splatHalf = unary(...vector(0x10));
/** Of 16-bit lanes without a sign: all bits set where a ≥ b; sums, those that stop at 65,535, and differences that stop at 0; the larger. */
export const atLeastHalves = binary(...vector(0x36));
export const addHalves = binary(...vector(0x8e));
export const addHalvesUpTo = binary(...vector(0x90));
export const subtractHalvesDownTo = binary(...vector(0x93));
export const largerHalves = binary(...vector(0x99));
export const halfLane = (value: Code, at: number): Code => [...value, ...vector(0x19), at];
/** The products of the first four and of the last four 16-bit lanes without a sign. */
export const productsOfHalves = (a: Code, b: Code): readonly [Code, Code] => [
  [...a, ...b, ...vector(0xbe)],
  [...a, ...b, ...vector(0xbf)],
];
/** Lanes of a and of b as eight of 16 bits. */
export const narrowed = binary(...vector(0x85));
/** The highest bits of the 16-bit lanes, that of the first lowest. */
export const bitsOfHalves = unary(...vector(0x84));
/** Lane by lane: all bits set where a ≥ b (signed). */
export const atLeastLanes = binary(...vector(0x3f));
export const andLanes = binary(...vector(0x4e));
export const orLanes = binary(...vector(0x50));
/** 1 where any bit is set. */
export const anyLane = unary(...vector(0x53));
/** Four times the same float. */
const splatFloat = unary(...vector(0x13));
const firstFloat = (value: Code): Code => [...value, ...vector(0x1f), 0];
/** By lanes, because engines compile the same of single floats into branches. */
export const lesser = (a: Code, b: Code): Code => firstFloat([...splatFloat(b), ...splatFloat(a), ...vector(0xea)]);
export const largerFloat = (a: Code, b: Code): Code => firstFloat([...splatFloat(b), ...splatFloat(a), ...vector(0xeb)]);

/** `leave(0)` within goes on behind the block. */
export const block = (...body: Code[]): Code => [0x02, noResult, ...body.flat(), 0x0b];
/** `leave(0)` within begins the loop again; otherwise it ends. */
export const loop = (...body: Code[]): Code => [0x03, noResult, ...body.flat(), 0x0b];
export const when = (condition: Code, ...body: Code[]): Code => [...condition, 0x04, noResult, ...body.flat(), 0x0b];
/** Goes to the end of the `depth`-th surrounding block (or the beginning, if it is a loop); `when` is a block too. */
export const leave = (depth: number): Code => [0x0c, ...unsigned(depth)];
export const leaveWhen = (condition: Code, depth: number): Code => [...condition, 0x0d, ...unsigned(depth)];
export const giveBack = unary(0x0f);

/** Bytes with their number before them. */
function counted(bytes: Code): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function section(id: number, entries: readonly Code[]): number[] {
  return [id, ...counted([...unsigned(entries.length), ...entries.flat()])];
}

function text(name: string): number[] {
  return counted(Array.from(name, (character) => character.charCodeAt(0)));
}

/** How many values of which type, in the order of their numbers. */
function typesOf({ ints = 0, floats = 0, vectors = 0 }: Counts): { count: number; type: number }[] {
  return [
    { count: ints, type: i32 },
    { count: floats, type: f32 },
    { count: vectors, type: v128 },
  ];
}

const magicAndVersion: Code = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module that imports the memory `index.memory` and exports the functions by name. Pure. */
export function assemble(functions: readonly KernelFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, gives }) => {
    const each = typesOf(parameters).flatMap(({ count, type }) => Array.from({ length: count }, () => type));
    return [0x60, ...counted(each), ...(gives ? [1, i32] : [0])];
  });
  const bodies = functions.map(({ locals, body }) => {
    const runs = typesOf(locals).map(({ count, type }) => [...unsigned(count), type]);
    return counted([...unsigned(runs.length), ...runs.flat(), ...body, 0x0b]);
  });
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(1, types),
    ...section(2, [[...text("index"), ...text("memory"), 2, 1, 1, ...unsigned(65_536)]]),
    ...section(3, functions.map((_, at) => unsigned(at))),
    ...section(7, functions.map(({ name }, at) => [...text(name), 0, ...unsigned(at)])),
    ...section(10, bodies),
  ]);
}
