import pino from "pino";
import type { OpenMarket } from "../../server/matching/engine/plan/standing/open-market.ts";
import type { Market } from "../../server/matching/engine/plan/types.ts";
import { startPlanHost } from "../../server/matching/plans/plan-host.ts";
import { rounded } from "./percentile.ts";

/** Share of the resources with a daily rate, and with a smallest lot, where a market has them. */
const EVERY_RATED = 4;
const EVERY_LOT = 10;
const LOT = 5;
const noChange = { needs: [], resources: [], goneNeeds: [], goneResources: [] };

/** Milliseconds from the message to the plans' thread to its first answer, with the certified gap of that, and to the plan itself; and of a need's withdrawal. Also of processor time. */
export interface InHub {
  firstMs: number;
  firstCpuMs: number;
  gap: number;
  planMs: number;
  planCpuMs: number;
  changeMs: number;
  changeCpuMs: number;
}

/**
 * A market planned in a thread as the hub's plans are, its way there and back and what scarce resources are worth included: as it is, with
 * daily rates and days on a quarter of the resources, and with a smallest lot on a tenth of them besides.
 */
export async function measureInHub(market: Market): Promise<Record<"plain" | "rates" | "lots", InHub>> {
  return {
    plain: await measure(openMarket(market, false, false)),
    rates: await measure(openMarket(market, true, false)),
    lots: await measure(openMarket(market, true, true)),
  };
}

async function measure(market: OpenMarket): Promise<InHub> {
  const host = startPlanHost(pino({ level: "silent" }));
  await new Promise<void>((resolve) => host.onEmpty(resolve));
  const took = stopwatch();
  const first = await host.open("bench", market, { extras: 20, wholeUnit: 1 }, { plain: 0, withLots: 0 });
  const toFirst = took();
  await host.change("bench", noChange);
  const toPlan = took();
  const tookChange = stopwatch();
  await host.change("bench", { ...noChange, goneNeeds: ["n0"] });
  const change = tookChange();
  await host.end();
  const gap = Number(((first.bound - first.value) / first.bound).toFixed(5));
  return { firstMs: toFirst.ms, firstCpuMs: toFirst.cpuMs, gap, planMs: toPlan.ms, planCpuMs: toPlan.cpuMs, changeMs: change.ms, changeCpuMs: change.cpuMs };
}

/** Milliseconds since now, and what all threads of this process worked in them. */
function stopwatch(): () => { ms: number; cpuMs: number } {
  const from = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: rounded(performance.now() - from), cpuMs: rounded((user + system) / 1_000) };
  };
}

function openMarket({ needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit }: Market, rates: boolean, lots: boolean): OpenMarket {
  return {
    needs: Array.from(needQuantity, (quantity, i) => ({
      id: `n${i}`,
      arrival: String(i).padStart(8, "0"),
      quantity,
      minLot: null,
      offers: Array.from(edgeResource.subarray(needStart[i], needStart[i + 1]), (resource, k) => ({
        resource: `r${resource}`,
        profitPerUnit: edgeProfit[needStart[i]! + k]!,
        from: 0,
        until: rates ? 10 + (i % 20) : null,
      })),
    })),
    resources: Array.from(resourceCapacity, (capacity, j) => ({
      id: `r${j}`,
      capacity,
      minLot: lots && j % EVERY_LOT === 0 ? LOT : null,
      ratePerDay: rates && j % EVERY_RATED === 0 ? Math.max(1, Math.floor(capacity / 15)) : null,
    })),
  };
}
