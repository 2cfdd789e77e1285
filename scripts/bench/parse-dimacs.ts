import { PlanInputError } from "../../server/matching/engine/plan/plan-input-error.ts";
import type { FlowNetwork } from "../../server/matching/engine/plan/flow/flow-network.ts";

/** A parsed file; `hugeBounds` counts capacities beyond 2^53, which are read as "no bound". */
export interface DimacsFile {
  network: FlowNetwork;
  hugeBounds: number;
}

const WHOLE = /^[+-]?\d+$/;

/**
 * Reads a min-cost flow problem in DIMACS form: `p min NODES ARCS`, `n NODE SUPPLY`, `a FROM TO LOW CAP COST`, `c` comments.
 * A negative CAP means no bound, as LEMON reads it (so does one beyond 2^53: see `hugeBounds`). Pure.
 * @throws PlanInputError naming the line, for anything else, the caller's fault
 */
export function parseDimacs(text: string): DimacsFile {
  let network: FlowNetwork | undefined;
  let named = new Uint8Array(0);
  let arcs = 0;
  let hugeBounds = 0;
  let line = 0;
  const refuse = (message: string): never => {
    throw new PlanInputError([{ path: `line ${line}`, message }]);
  };
  const whole = (token: string | undefined, what: string): number => {
    const value = token !== undefined && WHOLE.test(token) ? Number(token) : Number.NaN;
    return Number.isSafeInteger(value) ? value : refuse(`${what} must be a whole number within ±2^53, not ${token ?? "missing"}`);
  };
  const between = (value: number, least: number, most: number, what: string): number =>
    value >= least && value <= most ? value : refuse(`${what} must be ${least} to ${most}, not ${value}`);
  const capacity = (token: string | undefined): number => {
    if (token === undefined || !WHOLE.test(token)) return whole(token, "the capacity");
    if (token.startsWith("-")) return Infinity;
    if (Number.isSafeInteger(Number(token))) return Number(token);
    hugeBounds++;
    return Infinity;
  };

  for (const row of text.split(/\r?\n/)) {
    line++;
    const fields = row.trim().split(/\s+/);
    const kind = fields[0];
    if (kind === "" || kind === "c") continue;
    const expected = { p: 4, n: 3, a: 6 }[kind as "p" | "n" | "a"];
    if (expected === undefined) refuse(`starts with ${kind}, which is none of c, p, n, a`);
    if (fields.length !== expected) refuse(`has ${fields.length} fields, not ${expected}`);
    if (kind === "p") {
      if (network) refuse("is a second problem line");
      if (fields[1] !== "min") refuse(`is a ${fields[1]} problem, not min`);
      const nodes = between(whole(fields[2], "the number of nodes"), 0, 1e8, "the number of nodes");
      network = emptyNetwork(nodes, between(whole(fields[3], "the number of arcs"), 0, 1e8, "the number of arcs"));
      named = new Uint8Array(nodes);
      continue;
    }
    if (!network) return refuse("comes before the problem line");
    const nodes = network.supply.length;
    const node = (token: string | undefined) => between(whole(token, "the node"), 1, nodes, "the node") - 1;
    if (kind === "n") {
      const x = node(fields[1]);
      if (named[x]) refuse(`gives node ${x + 1} a second supply`);
      named[x] = 1;
      network.supply[x] = whole(fields[2], "the supply");
    } else {
      if (arcs === network.cost.length) refuse(`is one arc more than the ${arcs} that the problem line names`);
      network.source[arcs] = node(fields[1]);
      network.target[arcs] = node(fields[2]);
      network.lower[arcs] = whole(fields[3], "the lower bound");
      network.upper[arcs] = capacity(fields[4]);
      network.cost[arcs] = whole(fields[5], "the cost");
      arcs++;
    }
  }
  if (!network) return refuse("the file ends without a problem line");
  if (arcs !== network.cost.length) refuse(`the file ends after ${arcs} of ${network.cost.length} arcs`);
  return { network, hugeBounds };
}

function emptyNetwork(nodes: number, arcs: number): FlowNetwork {
  return {
    supply: new Float64Array(nodes),
    source: new Int32Array(arcs),
    target: new Int32Array(arcs),
    lower: new Float64Array(arcs),
    upper: new Float64Array(arcs),
    cost: new Float64Array(arcs),
  };
}
