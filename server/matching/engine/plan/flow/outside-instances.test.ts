import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { findSharedData } from "../../../../../tests/setup/shared-data.ts";
import { createHighsSolver } from "../../../solve-with-highs.ts";
import { settlePart } from "../lots/settle-part.ts";
import { solveMarket } from "../solve-market.ts";
import { buildMarket } from "../testing/arbitrary-market.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import type { Market } from "../types.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { parseAssignment } from "../../../../../scripts/bench/parse-assignment.ts";
import { parseDimacs } from "../../../../../scripts/bench/parse-dimacs.ts";
import { solveFlow } from "./solve-flow.ts";

const folder = findSharedData("plan");
const note = folder ? "" : " (skipped: ../shared/data/plan is absent)";

function read(file: string): string {
  const bytes = readFileSync(`${folder}${file}`);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

interface Listed {
  file: string;
  optimum: number;
}
const manifest: Listed[] = folder ? (JSON.parse(read("manifest.json")) as Listed[]) : [];

/** LEMON's unit cases: supplies and bounds by name, GEQ and LEQ with a node that takes what is free to differ. */
interface LemonCases {
  nodes: Record<string, number[]>;
  arcs: number[][];
  arcs_fields: string[];
  cases: [id: string, supply: string, lower: string, upper: string, cost: string, expected: number | string, form: string][];
  negative_cost_case: { nodes: number[]; arcs: [number, number, number, number][] };
}

function lemonNetwork(file: LemonCases, [, supplyName, lowerName, upperName, costName, , form]: LemonCases["cases"][number]): FlowNetwork {
  const field = (arc: number[], name: string) => arc[file.arcs_fields.indexOf(name)]!;
  const supply = file.nodes[supplyName]!;
  const slack = supply.length;
  const total = supply.reduce((sum, units) => sum + units, 0);
  const free = form === "EQ" ? [] : supply.map((_, x) => (form === "GEQ" ? [slack, x] : [x, slack]));
  return {
    supply: Float64Array.from([...supply, form === "EQ" ? 0 : -total]),
    source: Int32Array.from([...file.arcs.map((arc) => field(arc, "from") - 1), ...free.map(([from]) => from!)]),
    target: Int32Array.from([...file.arcs.map((arc) => field(arc, "to") - 1), ...free.map(([, to]) => to!)]),
    lower: Float64Array.from([...file.arcs.map((arc) => field(arc, lowerName)), ...free.map(() => 0)]),
    upper: Float64Array.from([...file.arcs.map((arc) => (upperName === "inf" ? Infinity : field(arc, upperName))), ...free.map(() => Infinity)]),
    cost: Float64Array.from([...file.arcs.map((arc) => (costName === "unit" ? 1 : field(arc, "cost"))), ...free.map(() => 0)]),
  };
}

describe.skipIf(!folder)(`allocation instances that nobody here wrote${note}`, { timeout: 60_000 }, () => {
  it.each(manifest.filter(({ file }) => /\.min(\.gz)?$/.test(file)))("$file has its proven optimum", ({ file, optimum }) => {
    expect(solveFlow(parseDimacs(read(file)).network)).toMatchObject({ kind: "optimal", value: BigInt(optimum), certified: true });
  });

  it.each(manifest.filter(({ file }) => file.startsWith("assign/")))("$file, as a plan, has its published optimum", ({ file, optimum }) => {
    const [size, ...costs] = read(file).trim().split(/\s+/).map(Number) as [number, ...number[]];
    const bonus = 1_000;
    const market: Market = {
      needQuantity: new Float64Array(size).fill(1),
      resourceCapacity: new Float64Array(size).fill(1),
      needStart: Int32Array.from({ length: size + 1 }, (_, i) => i * size),
      edgeResource: Int32Array.from(costs, (_, k) => k % size),
      edgeProfit: Float64Array.from(costs, (cost) => bonus - cost),
    };
    const value = size * bonus - optimum;
    expect(verifyCertificate(market, solveMarket(market))).toEqual({ feasible: true, primal: value, dual: value });
  });

  it.each(manifest.filter(({ file }) => /assign(?:100|500)/.test(file)))("$file, as a flow, has its published optimum", ({ file, optimum }) => {
    expect(solveFlow(parseAssignment(read(file)))).toMatchObject({ kind: "optimal", value: BigInt(optimum), certified: true });
  });

  it("LEMON's unit cases: equality, at least and at most, infeasible", () => {
    const file = JSON.parse(read("mcf/lemon_test.json")) as LemonCases;
    expect(file.cases.length).toBeGreaterThan(10);
    for (const lemonCase of file.cases) {
      const answer = solveFlow(lemonNetwork(file, lemonCase));
      const found = answer.kind === "optimal" ? Number(answer.value) : answer.kind.toUpperCase();
      expect(found, `case ${lemonCase[0]}`).toBe(lemonCase[5]);
    }
  });

  it("LEMON's case with a negative cycle: unbounded without capacities, -40000 with 5000", () => {
    const { nodes, arcs } = (JSON.parse(read("mcf/lemon_test.json")) as LemonCases).negative_cost_case;
    const network = (upper: number): FlowNetwork => ({
      supply: Float64Array.from(nodes),
      source: Int32Array.from(arcs, (arc) => arc[0] - 1),
      target: Int32Array.from(arcs, (arc) => arc[1] - 1),
      lower: new Float64Array(arcs.length),
      upper: new Float64Array(arcs.length).fill(upper),
      cost: Float64Array.from(arcs, (arc) => arc[2]),
    });
    expect(solveFlow(network(Infinity)).kind).toBe("unbounded");
    expect(solveFlow(network(5_000))).toMatchObject({ kind: "optimal", value: -40_000n, certified: true });
  });

  it("Balinski's 8 × 12 fixed-charge transportation has its published optimum", async () => {
    const { supply, demand, varcost, fixcost, optimum } = JSON.parse(read("lots/bal8x12.json")) as {
      supply: number[];
      demand: number[];
      varcost: number[][];
      fixcost: number[][];
      optimum: number;
    };
    const bonus = 100_000;
    const cents = (cost: number) => Math.round(cost * 100);
    const market = buildMarket(
      demand,
      supply,
      varcost.flatMap((row, resource) => row.map((cost, need) => [need, resource, bonus - cents(cost)] as const)),
    );
    const terms = {
      lot: new Float64Array(market.edgeProfit.length).fill(1),
      fixedCost: Float64Array.from(demand.flatMap((_, need) => fixcost.map((row) => cents(row[need]!)))),
    };
    const solution = solveMarket(market);
    const { dual } = verifyCertificate(market, solution);
    const settled = await settlePart(market, { ...solution, dual }, terms, createHighsSolver(30));
    expect(settled.how).toBe("solved");
    expect(demand.reduce((sum, units) => sum + units, 0) * bonus - settled.primal).toBe(cents(optimum));
  });
});
