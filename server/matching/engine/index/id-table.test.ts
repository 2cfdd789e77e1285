import { array, assert, constantFrom, oneof, property, string, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vocabulary } from "../types.ts";
import { Interner } from "../score/interner.ts";
import { createRandom } from "../testing/random.ts";
import { Arena } from "./arena.ts";
import { IdTable } from "./id-table.ts";
import { blockLines } from "./kernel/line-layout.ts";
import { emptyLine, LineColumns } from "./line-columns.ts";

const id = oneof(
  stringMatching(/^[0-9a-f]{24}$/),
  string(),
  constantFrom("ffffffffffffffffffffffff", "ffffffff0000000000000000", "00000000000000000000000G", "", "ABCDEF012345678901234567"),
);

describe("the id table", () => {
  it("finds, names and forgets ids of any form like a map", () => {
    assert(
      property(array(id, { maxLength: 60 }), (ids) => {
        const columns = new LineColumns(false, new Interner({} as Vocabulary), new Arena());
        const table = new IdTable(columns);
        const block = columns.addBlock();
        const known = new Map<string, number>();
        const removed: { got: number; wanted: number }[] = [];
        for (const [at, name] of ids.entries()) {
          const before = known.get(name);
          if (before !== undefined) {
            removed.push({ got: table.remove(table.words(name)), wanted: before });
            known.delete(name);
            continue;
          }
          const handle = block * blockLines + at;
          columns.write(handle, emptyLine(false), 1, table.words(name));
          table.add(handle, table.words(name));
          known.set(name, handle);
        }
        expect(table.size).toBe(known.size);
        expect(removed.map(({ got }) => got)).toEqual(removed.map(({ wanted }) => wanted));
        for (const name of ids) expect(table.find(table.words(name))).toBe(known.get(name) ?? -1);
        for (const [name, handle] of known) expect(table.name(handle)).toBe(name);
      }),
    );
  });

  it("keeps every one of many while it grows and ids go", () => {
    const columns = new LineColumns(false, new Interner({} as Vocabulary), new Arena());
    const table = new IdTable(columns);
    const { below, next } = createRandom(11);
    const known: { name: string; handle: number }[] = [];
    const wrong: string[] = [];
    for (let number = 0; number < 100_000; number++) {
      const name = next() < 0.9 ? (number * 0x9e37 + 1).toString(16).padStart(24, "0") : `id ${number}`;
      const handle = number % blockLines === 0 ? columns.addBlock() * blockLines : number;
      columns.write(handle, emptyLine(false), 1, table.words(name));
      table.add(handle, table.words(name));
      known.push({ name, handle });
      if (next() < 0.7) continue;
      const at = below(known.length);
      const gone = known[at]!;
      known[at] = known.at(-1)!;
      known.pop();
      if (table.remove(table.words(gone.name)) !== gone.handle || table.remove(table.words(gone.name)) !== -1) wrong.push(gone.name);
    }
    for (const { name, handle } of known) if (table.find(table.words(name)) !== handle || table.name(handle) !== name) wrong.push(name);
    expect(wrong).toEqual([]);
    expect(table.size).toBe(known.length);
  });
});
