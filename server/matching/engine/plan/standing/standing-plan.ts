import type { LivePlan } from "../live/live-plan.ts";
import type { SolveProgram } from "../lots/solve-program.ts";
import type { SolveParts } from "../solve-market.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import { serveFirstCome } from "./first-come-market.ts";
import { KeepLots } from "./keep-lots.ts";
import { MarketDraft, type Publishing } from "./market-draft.ts";
import { lotOf, type MarketChange, type OpenMarket, type OpenNeed } from "./open-market.ts";
import { type Asking, ResourceStand } from "./resource-stand.ts";
import { type ExtraSupply, valueExtraSupply } from "./value-extra-supply.ts";

/** Units of a need from a resource and what one of them is worth. */
export interface Supply {
  need: string;
  resource: string;
  units: number;
  profitPerUnit: number;
}

/**
 * A plan of everything open. `value` is what its supplies are worth, `bound` what no plan can exceed, `certified` that both are equal,
 * proved apart from the solver. `lots` counts the connected markets by how their lots were kept (`lots/settle-part.ts`).
 * `scarce`: what more of a resource would bring, the scarcest first.
 */
export interface StandingAnswer {
  value: number;
  bound: number;
  certified: boolean;
  supplies: Supply[];
  firstCome: { value: number; served: [need: string, units: number][] };
  lots: { free: number; solved: number; bounded: number };
  scarce: ExtraSupply[];
}

interface StandingNeed {
  need: OpenNeed;
  slot: number;
}

/**
 * A market by ids that stays planned: after a change only what that moves is planned again. Lots, daily rates and days of each offer
 * are kept. Effects: its own state only; the same changes give the same value.
 */
export class StandingPlan {
  private readonly needs = new Map<string, StandingNeed>();
  private readonly stands = new Map<string, ResourceStand>();
  /** Who asks for a resource, by need. */
  private readonly asking = new Map<string, Map<string, Asking>>();
  private readonly lots = new KeepLots();
  private plan!: LivePlan;

  private constructor() {}

  /**
   * Plans a market, its connected parts where `solveParts` has it done.
   * @throws PlanInputError when an amount or profit is not whole, negative or beyond 2^53; what `solveParts` throws
   */
  static async open(market: OpenMarket, solveParts: SolveParts): Promise<StandingPlan> {
    const standing = new StandingPlan();
    const draft = new MarketDraft();
    for (const { id } of market.resources) standing.asking.set(id, new Map());
    for (const need of market.needs) standing.ask(need);
    for (const resource of market.resources) {
      standing.stands.set(resource.id, new ResourceStand(resource, standing.asking.get(resource.id)!, draft));
    }
    for (const need of market.needs) standing.stand(need, draft);
    standing.plan = await draft.plan(solveParts);
    return standing;
  }

  /** Brings the plan to what is open now. @throws PlanInputError as `open` does; the plan is of no use then */
  put({ needs, resources, goneNeeds, goneResources }: MarketChange): void {
    const touched = new Set([...resources.map(({ id }) => id), ...goneResources]);
    for (const id of [...goneNeeds, ...needs.map((need) => need.id)]) {
      const known = this.needs.get(id);
      if (!known) continue;
      this.plan.withdraw("needs", known.slot);
      this.needs.delete(id);
      for (const { resource } of known.need.offers) {
        this.asking.get(resource)?.delete(id);
        touched.add(resource);
      }
    }
    for (const { id } of resources) if (!this.asking.has(id)) this.asking.set(id, new Map());
    for (const need of needs) {
      this.ask(need);
      for (const { resource } of need.offers) touched.add(resource);
    }
    const news = new Map(resources.map((resource) => [resource.id, resource]));
    for (const id of goneResources) {
      this.stands.get(id)?.withdraw(this.plan);
      this.stands.delete(id);
      touched.delete(id);
    }
    for (const id of touched) this.restand(id, news.get(id));
    for (const need of needs) this.stand(need, this.plan);
    for (const id of goneResources) if (!news.has(id)) this.asking.delete(id);
  }

  /**
   * The plan of this moment with everything it is judged by; at most `extras` resources are told as scarce, and `wholeUnit` is how many
   * of the market's units people count as one.
   */
  async answer(solveProgram: SolveProgram, { extras, wholeUnit }: { extras: number; wholeUnit: number }): Promise<StandingAnswer> {
    const { market, solution } = this.plan.snapshot();
    const { feasible } = verifyCertificate(market, solution);
    const resourceAt = new Map<number, ResourceStand>();
    for (const stand of this.stands.values()) for (const slot of stand.servingSlots()) resourceAt.set(slot, stand);
    const needAt = new Map([...this.needs.values()].map(({ need, slot }) => [slot, need]));
    const lot = new Float64Array(market.edgeProfit.length).fill(1);
    for (const [i, need] of needAt) {
      for (let e = market.needStart[i]!; e < market.needStart[i + 1]!; e++) lot[e] = lotOf(need, resourceAt.get(market.edgeResource[e]!)!.resource);
    }
    const kept = await this.lots.keep(market, solution, lot, solveProgram);
    const owed = [...this.stands.values()].reduce((sum, stand) => sum + stand.owed, 0);
    const supplies = new Map<string, Supply>();
    for (const [i, need] of needAt) {
      for (let e = market.needStart[i]!; e < market.needStart[i + 1]!; e++) {
        const units = kept.edgeFlow[e]!;
        if (units === 0) continue;
        const resource = resourceAt.get(market.edgeResource[e]!)!.resource.id;
        const key = `${need.id} ${resource}`;
        const known = supplies.get(key);
        if (known) known.units += units;
        else supplies.set(key, { need: need.id, resource, units, profitPerUnit: market.edgeProfit[e]! });
      }
    }
    const open = { needs: [...needAt.values()], resources: [...this.stands.values()].map(({ resource }) => resource) };
    const { value, served } = serveFirstCome(open);
    return {
      value: kept.primal - owed,
      bound: kept.dual - owed,
      certified: feasible && kept.primal === kept.dual,
      supplies: [...supplies.values()],
      firstCome: { value, served: [...served] },
      lots: kept.parts,
      scarce: valueExtraSupply(this.plan, [...this.stands.values()], this.asking, { extras, wholeUnit }),
    };
  }

  private ask(need: OpenNeed): void {
    for (const offer of need.offers) this.asking.get(offer.resource)?.set(need.id, { need, offer, slot: undefined });
  }

  /** Puts a need into the market; the resources that it may have are there. */
  private stand(need: OpenNeed, market: Publishing): void {
    const edges = need.offers.flatMap((offer) =>
      (this.stands.get(offer.resource)?.slotsFor(need, offer) ?? []).map((partner) => ({ partner, profitPerUnit: offer.profitPerUnit })),
    );
    const slot = market.publish("needs", need.quantity, edges);
    this.needs.set(need.id, { need, slot });
    for (const { resource } of need.offers) {
      const asking = this.asking.get(resource)?.get(need.id);
      if (asking) asking.slot = slot;
    }
  }

  private restand(id: string, news = this.stands.get(id)?.resource): void {
    if (!news) return;
    const known = this.stands.get(id);
    const asking = this.asking.get(id)!;
    if (known?.follow(news, asking, this.plan)) return;
    known?.withdraw(this.plan);
    this.stands.set(id, new ResourceStand(news, asking, this.plan));
  }
}
