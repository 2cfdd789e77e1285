import { array, assert, integer, nat, oneof, property, record } from "fast-check";
import { expect, it } from "vitest";
import { Arena, byteOf, mostGranules } from "./arena.ts";

it("never gives the same granule twice, keeps what is written, and uses again what is given back", () => {
  const step = record({ granules: oneof(integer({ min: 1, max: 40 }), integer({ min: 1, max: mostGranules })), release: nat(3), of: nat() });
  assert(
    property(array(step, { minLength: 20, maxLength: 200 }), (steps) => {
      const arena = new Arena();
      let held: { at: number; granules: number; mark: number }[] = [];
      const check = ({ at, granules, mark }: (typeof held)[number]): boolean =>
        arena.bytes.subarray(byteOf(at), byteOf(at + granules)).every((byte) => byte === mark);
      for (const [number, { granules, release, of }] of steps.entries()) {
        const mark = (number % 255) + 1;
        const at = arena.allocate(granules);
        arena.bytes.fill(mark, byteOf(at), byteOf(at + granules));
        const own = { at, granules, mark };
        held.push(own);
        if (release === 2 && granules < mostGranules) {
          const larger = granules + 1 + (of % (mostGranules - granules));
          if (arena.extend(at, granules, larger)) own.granules = larger;
          arena.bytes.fill(mark, byteOf(at), byteOf(at + own.granules));
        }
        if (release === 0) continue;
        const [gone] = held.splice(of % held.length, 1);
        expect(check(gone!)).toBe(true);
        arena.release(gone!.at, gone!.granules);
      }
      expect(held.every(check)).toBe(true);
      for (const { at, granules } of held) arena.release(at, granules);
      held = [];
      const before = arena.byteLength;
      const pages = before / 65_536;
      for (let page = 0; page < pages; page++) arena.allocate(mostGranules);
      expect(arena.byteLength).toBe(before);
    }),
    { numRuns: 100 },
  );
});
