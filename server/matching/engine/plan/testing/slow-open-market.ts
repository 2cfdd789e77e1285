import { solveFlow } from "../flow/solve-flow.ts";
import { lotOf, type OpenMarket } from "../standing/open-market.ts";

/**
 * The best value of an open market by another model and by trying: one node a day of each resource (so few days only), and every set of
 * pairs that may be used at all, each of which then carries its lot. Exponential in the pairs that have a lot.
 */
export function slowOpenMarketOptimum({ needs, resources }: OpenMarket, lastDay: number): number {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const pairs = needs.flatMap((need, n) => need.offers.map((offer) => ({ n, offer, resource: byId.get(offer.resource)!, lot: lotOf(need, byId.get(offer.resource)!) })));
  const choices = pairs.flatMap(({ lot }, p) => (lot > 1 ? [p] : []));
  let best = 0;
  for (let set = 0; set < 2 ** choices.length; set++) {
    const used = new Map(choices.map((p, bit) => [p, ((set >> bit) & 1) === 1]));
    const value = valueOf(pairs.map((_pair, p) => used.get(p) ?? true));
    if (value !== null) best = Math.max(best, value);
  }
  return best;

  function valueOf(open: boolean[]): number | null {
    let nodes = 1;
    const arcs: { from: number; to: number; lower: number; upper: number; cost: number }[] = [];
    const arc = (from: number, to: number, lower: number, upper: number, cost: number) => arcs.push({ from, to, lower, upper, cost });
    const needNode = needs.map(({ quantity }) => {
      arc(0, nodes, 0, quantity, 0);
      return nodes++;
    });
    const dayNodes = new Map(
      resources.map((resource) => {
        const node = nodes++;
        arc(node, 0, 0, resource.capacity, 0);
        const days = Array.from({ length: lastDay + 1 }, () => {
          arc(nodes, node, 0, resource.ratePerDay ?? resource.capacity, 0);
          return nodes++;
        });
        // Beyond the last day there is as much time as anybody could want.
        arc(nodes, node, 0, resource.capacity, 0);
        return [resource.id, [...days, nodes++]] as const;
      }),
    );
    pairs.forEach(({ n, offer, lot }, p) => {
      if (!open[p]) return;
      const pair = nodes++;
      arc(needNode[n]!, pair, lot > 1 ? lot : 0, needs[n]!.quantity, -offer.profitPerUnit);
      const days = dayNodes.get(offer.resource)!;
      for (let day = offer.from; day <= (offer.until ?? lastDay + 1); day++) arc(pair, days[day]!, 0, Infinity, 0);
    });
    const answer = solveFlow({
      supply: new Float64Array(nodes),
      source: Int32Array.from(arcs, ({ from }) => from),
      target: Int32Array.from(arcs, ({ to }) => to),
      lower: Float64Array.from(arcs, ({ lower }) => lower),
      upper: Float64Array.from(arcs, ({ upper }) => upper),
      cost: Float64Array.from(arcs, ({ cost }) => cost),
    });
    return answer.kind === "optimal" ? -Number(answer.value) : null;
  }
}
