import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain, linksInCircles } from "./alliances.ts";
import { faultsOf } from "./faults.ts";

const link = (id: string, ...after: string[]) => ({ id, name: `环节${id}`, after });
const rulesOf = (links: unknown) => {
  const parsed = chain.safeParse(links);
  return parsed.success ? [] : faultsOf(parsed.error.issues).map(({ path, rule }) => `${path} ${rule}`);
};

describe("chain", () => {
  it("takes a chain that splits and joins", () => {
    expect(rulesOf([link("a"), link("b", "a"), link("c", "a"), link("d", "b", "c")])).toEqual([]);
  });

  it.each([
    ["an arrow to itself", [link("a", "a")], ["0.after chain_circle"]],
    ["a circle", [link("a", "c"), link("b", "a"), link("c", "b")], ["0.after chain_circle", "1.after chain_circle", "2.after chain_circle"]],
    ["an arrow from nowhere", [link("a", "z")], ["0.after link_unknown"]],
    ["an id used twice", [link("a"), { ...link("a"), name: "别的" }], ["1.id link_twice"]],
    ["a name used twice", [link("a"), { ...link("b"), name: "环节a" }], ["1.name link_twice"]],
    ["more than 100 links", Array.from({ length: 101 }, (_, index) => link(`l${index}`)), [" too_many"]],
  ])("refuses %s", (_, links, faults) => {
    expect(rulesOf(links)).toEqual(faults);
  });

  it("never finds a circle where every arrow leads from an earlier link to a later one", () => {
    const forward = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 30 }).map((upstream) =>
      upstream.map((picks, index) => ({ id: `l${index}`, after: index === 0 ? [] : picks.map((pick) => `l${pick % index}`) })),
    );
    fc.assert(fc.property(forward, (links) => void expect(linksInCircles(links).size).toBe(0)));
  });
});
