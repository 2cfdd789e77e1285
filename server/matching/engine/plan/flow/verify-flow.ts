import type { FlowNetwork } from "./flow-network.ts";

/** What a flow and its node prices prove: `primal` its cost, `dual` a lower bound on the cost of every flow. */
export interface FlowCertificate {
  feasible: boolean;
  primal: bigint;
  dual: bigint;
}

/**
 * Checks a flow from first principles, apart from the solver: whole, within its bounds, every supply met; the bound is
 * Σ supply × price plus the cheapest that each arc's reduced cost allows. Exact in whatever size. Pure; linear cost.
 */
export function verifyFlow(network: FlowNetwork, flow: Float64Array, price: Float64Array): FlowCertificate {
  const { supply, source, target, lower, upper, cost } = network;
  const sent = new Float64Array(supply.length);
  const primal = new ExactSum();
  const dual = new ExactSum();
  let feasible = true;
  for (let a = 0; a < cost.length; a++) {
    const units = flow[a]!;
    if (!(Number.isSafeInteger(units) && units >= lower[a]! && units <= upper[a]!)) feasible = false;
    sent[source[a]!]! += units;
    sent[target[a]!]! -= units;
    primal.add(cost[a]!, units);
    const reduced = cost[a]! - price[source[a]!]! + price[target[a]!]!;
    const bound = reduced < 0 ? upper[a]! : lower[a]!;
    if (bound === Infinity) feasible = false;
    else dual.add(reduced, bound);
  }
  for (let x = 0; x < supply.length; x++) {
    if (sent[x] !== supply[x]) feasible = false;
    dual.add(supply[x]!, price[x]!);
  }
  return { feasible, primal: primal.value(), dual: dual.value() };
}

/** A sum of products of whole numbers, exact: in doubles while they are, in big integers beyond. */
class ExactSum {
  private large = 0n;
  private small = 0;

  add(a: number, b: number): void {
    const product = a * b;
    const sum = this.small + product;
    if (Number.isSafeInteger(product) && Number.isSafeInteger(sum)) {
      this.small = sum;
    } else {
      this.large += BigInt(a) * BigInt(b) + BigInt(this.small);
      this.small = 0;
    }
  }

  value(): bigint {
    return this.large + BigInt(this.small);
  }
}
