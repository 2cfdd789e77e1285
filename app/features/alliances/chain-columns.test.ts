import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainColumns } from "./chain-columns.ts";

const link = (id: string, ...after: string[]) => ({ id, after });
const shape = (links: ReturnType<typeof link>[]) => chainColumns(links).map((column) => column.map(({ id }) => id).join(" "));

describe("chainColumns", () => {
  it.each([
    ["nothing", [], []],
    ["a line", [link("c", "b"), link("b", "a"), link("a")], ["a", "b", "c"]],
    ["a fork that joins", [link("a"), link("b", "a"), link("c", "a"), link("d", "b", "c")], ["a", "b c", "d"]],
    ["a long and a short way", [link("a"), link("b", "a"), link("c", "a", "b")], ["a", "b", "c"]],
    ["children beside their parents", [link("a"), link("b"), link("y", "b"), link("x", "a")], ["a b", "x y"]],
    ["a circle, last", [link("a"), link("b", "c"), link("c", "b")], ["a", "b c"]],
  ])("%s", (_, links, columns) => {
    expect(shape(links)).toEqual(columns);
  });

  it("places every link once, right of all upstream of it", () => {
    const chains = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 25 }).map((upstream) =>
      upstream.map((picks, index) => link(`l${index}`, ...(index === 0 ? [] : picks.map((pick) => `l${pick % index}`)))),
    );
    fc.assert(
      fc.property(chains, (links) => {
        const columns = chainColumns(links);
        const column = new Map(columns.flatMap((placed, at) => placed.map(({ id }) => [id, at] as const)));
        expect(columns.flat()).toHaveLength(links.length);
        expect(links.every(({ id, after }) => after.every((upstream) => column.get(upstream)! < column.get(id)!))).toBe(true);
      }),
    );
  });
});
