import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slowFlow } from "../testing/slow-flow.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { parseDimacs } from "../../../../../scripts/bench/parse-dimacs.ts";
import { solveFlow } from "./solve-flow.ts";
import { verifyFlow } from "./verify-flow.ts";

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../../tests/fixtures/flow/${name}.min`, import.meta.url)), "utf8");

const solve = (text: string) => solveFlow(parseDimacs(text).network);

const arbitraryNetwork: fc.Arbitrary<FlowNetwork> = fc
  .integer({ min: 1, max: 7 })
  .chain((nodes) =>
    fc.record({
      shipments: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(6)), { maxLength: 4 }),
      extra: fc.constantFrom(0, 0, 0, 1),
      nodes: fc.constant(nodes),
      arcs: fc.array(
        fc.record({
          from: fc.nat(nodes - 1),
          to: fc.nat(nodes - 1),
          lower: fc.constantFrom(0, 0, 0, 1, -2),
          room: fc.constantFrom(0, 3, 8, Infinity),
          cost: fc.integer({ min: -4, max: 9 }),
        }),
        { maxLength: 16 },
      ),
    }),
  )
  .map(({ shipments, extra, nodes, arcs }) => {
    const supply = new Float64Array(nodes);
    for (const [from, to, units] of shipments) {
      supply[from]! += units;
      supply[to]! -= units;
    }
    supply[0]! += extra;
    return {
      supply,
      source: Int32Array.from(arcs, (arc) => arc.from),
      target: Int32Array.from(arcs, (arc) => arc.to),
      lower: Float64Array.from(arcs, (arc) => arc.lower),
      upper: Float64Array.from(arcs, (arc) => arc.lower + arc.room),
      cost: Float64Array.from(arcs, (arc) => arc.cost),
    };
  });

describe("solveFlow", () => {
  it.each([
    ["RentalsGetDelayed", -174_542n],
    ["TablesAreCorrect", -574_807n],
    ["SimpleProblemIllustration", -2_445_000n],
    ["circulation_100_0_10", -352_582n],
    ["grid_5x5", 27_000n],
  ])("finds the published optimum of %s", (name, optimum) => {
    expect(solve(fixture(name))).toMatchObject({ kind: "optimal", value: optimum, certified: true });
  });

  it("equals cycle cancelling on every small network, infeasible and unbounded ones too", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryNetwork, (network) => {
        const answer = solveFlow(network);
        seen.add(answer.kind);
        expect(answer.kind === "optimal" ? Number(answer.value) : answer.kind).toBe(slowFlow(network));
        expect(answer.kind !== "optimal" || answer.certified).toBe(true);
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect([...seen].toSorted()).toEqual(["infeasible", "optimal", "unbounded"]);
  });

  it("says infeasible, not unbounded, where a free negative cycle stands beside a demand nobody can meet", () => {
    const text = "p min 4 3\nn 1 1\nn 2 -1\na 3 4 0 -1 -5\na 4 3 0 -1 1\na 2 1 0 5 1\n";
    expect(solve(text)).toEqual({ kind: "infeasible" });
    expect(solve(text.replace("a 2 1", "a 1 2"))).toEqual({ kind: "unbounded" });
  });

  it("is exact beyond 2^53 where every single number is exact, and refuses what is not", () => {
    const big = 2 ** 40;
    expect(solve(`p min 2 1\nn 1 ${big}\nn 2 -${big}\na 1 2 0 -1 ${big}`)).toMatchObject({
      kind: "optimal",
      value: BigInt(big) * BigInt(big),
      certified: true,
    });
    expect(() => solve(`p min 2 1\nn 1 ${2 ** 52}\nn 2 -${2 ** 52}\na 1 2 0 -1 1`)).toThrow("pass 2^53");
    expect(() => solve("p min 2 1\na 1 2 0 5 9007199254740991")).toThrow("the largest cost");
    expect(() => solve("p min 2 1\na 1 2 -9007199254740991 9007199254740991 1")).toThrow("pass");
  });

  it("finds a certificate false when flow or prices are tampered with", () => {
    const { network } = parseDimacs(fixture("grid_5x5"));
    const answer = solveFlow(network);
    if (answer.kind !== "optimal") throw new Error("grid_5x5 has an optimum");
    expect(verifyFlow(network, answer.flow, answer.price)).toEqual({ feasible: true, primal: 27_000n, dual: 27_000n });
    expect(verifyFlow(network, answer.flow.map((units, a) => (a === 0 ? units + 1 : units)), answer.price).feasible).toBe(false);
    const twisted = verifyFlow(network, answer.flow, answer.price.map((price, x) => (x === 0 ? price + 1_000 : price)));
    expect(twisted.dual).toBeLessThan(twisted.primal);
  });
});

describe("parseDimacs", () => {
  it("reads no bound from a negative capacity and counts capacities beyond 2^53", () => {
    const { network, hugeBounds } = parseDimacs("c text\n\np min 2 3\nn 1 4\nn 2 -4\na 1 2 0 -1 3\na 1 2 1 7 -2\na 2 1 0 1000000000000000000 1\n");
    expect([...network.upper]).toEqual([Infinity, 7, Infinity]);
    expect([...network.lower]).toEqual([0, 1, 0]);
    expect(hugeBounds).toBe(1);
  });

  it.each([
    ["", "without a problem line"],
    ["p max 1 0", "line 1: is a max problem"],
    ["a 1 2 0 1 1", "before the problem line"],
    ["p min 2 1\na 1 3 0 1 1", "line 2: the node must be 1 to 2, not 3"],
    ["p min 2 1\na 1 2 0 1.5 1", "the capacity must be a whole number"],
    ["p min 2 1\na 1 2 0 1 1e3", "the cost must be a whole number"],
    ["p min 2 1\na 1 2 0 1", "has 5 fields, not 6"],
    ["p min 2 2\na 1 2 0 1 1", "after 1 of 2 arcs"],
    ["p min 2 0\na 1 2 0 1 1", "one arc more than the 0"],
    ["p min 2 0\nn 1 1\nn 1 2", "a second supply"],
    ["p min 2 0\nn 1 1000000000000000000", "within ±2^53"],
    ["p min 2 0\nq", "starts with q"],
    ["p min -1 0", "the number of nodes"],
  ])("refuses %j", (text, message) => {
    expect(() => parseDimacs(text)).toThrow(message);
  });
});
