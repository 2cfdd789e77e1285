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
function memory(opcode: number[]): (address: Code, offset?: number) => Code {
  return (address, offset = 0) => [...address, ...opcode, 0, ...unsigned(offset)];
}

function binary(opcode: number): (a: Code, b: Code) => Code {
  return (a, b) => [...a, ...b, opcode];
}

const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)];

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
export const isZero = (value: Code): Code => [...value, 0x45];
export const load32 = memory([0x28]);
export const load8 = memory([0x2d]);
export const load16 = memory([0x2f]);
export const store32 = (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x36, 0, ...unsigned(offset)];

export const store16 = (address: Code, value: Code): Code => [...address, ...value, 0x3b, 0, 0];

export const float = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
export const toFloat = (value: Code): Code => [...value, 0xb2];
export const plus = binary(0x92);
export const minus = binary(0x93);
export const times = binary(0x94);
export const lesser = binary(0x96);
export const atLeastFloat = binary(0x60);
export const loadFloat = memory([0x2a]);

/** Eight bytes, and behind them zeros. */
export const loadHalfVector = memory(vector(0x5d));
export const storeVector = (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...vector(0x0b), 0, ...unsigned(offset)];
/** Bytes of a (numbered from 0) and b (from 16) in any order. */
export const mixBytes = (a: Code, b: Code, order: readonly number[]): Code => [...a, ...b, ...vector(0x0d), ...order];
/** Byte by byte: the one of `table` that `index` (0..15) names. */
export const pickBytes = (table: Code, index: Code): Code => [...table, ...index, ...vector(0x0e)];
/** Byte by byte, without a sign. */
export const shiftBytesRight = (value: Code, bits: Code): Code => [...value, ...bits, ...vector(0x6d)];
export const splatByte = (value: Code): Code => [...value, ...vector(0x0f)];
export const loadVector = memory(vector(0));
/** Four times the same integer. */
export const splat = (value: Code): Code => [...value, ...vector(0x11)];
/** Lane by lane: all bits set where a ≥ b (signed). */
export const atLeastLanes = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x3f)];
export const addLanes = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xae)];
export const andLanes = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x4e)];
export const orLanes = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x50)];
/** Lane by lane: the larger of a and b (signed). */
export const largerLanes = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xb8)];
export const lane = (value: Code, at: number): Code => [...value, ...vector(0x1b), at];
/** The highest bits of the lanes, that of the first lowest. */
export const bitsOfLanes = (value: Code): Code => [...value, ...vector(0xa4)];
/** Four 16-bit words without a sign as lanes. */
export const loadHalves = memory(vector(4));
/** Four times the same float. */
export const splatFloat = (value: Code): Code => [...value, ...vector(0x13)];
/** Lane by lane: integers (signed) as floats, the product of floats, and all bits set where a float a ≥ b. */
export const toFloats = (value: Code): Code => [...value, ...vector(0xfa)];
export const timesFloats = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe6)];
export const atLeastFloats = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x46)];
export const anyLane = (value: Code): Code => [...value, ...vector(0x53)];

/** `leave(0)` within goes on behind the block. */
export const block = (...body: Code[]): Code => [0x02, noResult, ...body.flat(), 0x0b];
/** `leave(0)` within begins the loop again; otherwise it ends. */
export const loop = (...body: Code[]): Code => [0x03, noResult, ...body.flat(), 0x0b];
export const when = (condition: Code, ...body: Code[]): Code => [...condition, 0x04, noResult, ...body.flat(), 0x0b];
/** Goes to the end of the `depth`-th surrounding block (or the beginning, if it is a loop); `when` is a block too. */
export const leave = (depth: number): Code => [0x0c, ...unsigned(depth)];
export const leaveWhen = (condition: Code, depth: number): Code => [...condition, 0x0d, ...unsigned(depth)];
export const giveBack = (value: Code): Code => [...value, 0x0f];

function section(id: number, entries: readonly Code[]): number[] {
  const content = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(content.length), ...content];
}

function text(name: string): number[] {
  return [...unsigned(name.length), ...Array.from(name, (character) => character.charCodeAt(0))];
}

const magicAndVersion: Code = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module that imports the memory `index.memory` and exports the functions by name. Pure. */
export function assemble(functions: readonly KernelFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters: { ints = 0, floats = 0, vectors = 0 }, gives }) => [
    0x60,
    ...unsigned(ints + floats + vectors),
    ...Array.from({ length: ints }, () => i32),
    ...Array.from({ length: floats }, () => f32),
    ...Array.from({ length: vectors }, () => v128),
    ...(gives ? [1, i32] : [0]),
  ]);
  const bodies = functions.map(({ locals: { ints = 0, floats = 0, vectors = 0 }, body }) => {
    const code = [3, ...unsigned(ints), i32, ...unsigned(floats), f32, ...unsigned(vectors), v128, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
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
