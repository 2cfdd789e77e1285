import { LivePlan } from "../live/live-plan.ts";
import type { SolveProgram } from "../lots/solve-program.ts";
import { type SolveParts, solveMarketBy } from "../solve-market.ts";
import type { Market } from "../types.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import { type FirstCome, serveFirstCome } from "./first-come-market.ts";
import { KeepLots } from "./keep-lots.ts";
import { MarketDraft, type Publishing } from "./market-draft.ts";
import { lotOf, type MarketChange, type OpenMarket, type OpenNeed, type OpenResource, type Supply } from "./open-market.ts";
import { type Asking, ResourceStand } from "./resource-stand.ts";
import { type ExtraSupply, valueExtraSupply } from "./value-extra-supply.ts";

/**
 * A plan of everything open. `value` is what its supplies are worth, `bound` what no plan can exceed, `certified` that both are equal,
 * proved apart from the solver. `lots` counts the connected markets by how their lots were kept (`lots/settle-part.ts`).
 * `scarce`: what more of a resource would bring, the scarcest first.
 */
export interface StandingAnswer {
  provisional: false;
  value: number;
  bound: number;
  certified: boolean;
  supplies: Supply[];
  firstCome: Pick<FirstCome, "value" | "served">;
  lots: { free: number; solved: number; bounded: number };
  scarce: ExtraSupply[];
}

/**
 * A market that is put up and not solved yet: `market` without lots, by slots; `owed` is what the needs of nobody's add to its value
 * (`resource-stand.ts`), and `suppliesOf` reads units per edge.
 */
export interface StandingDraft {
  open: OpenMarket;
  market: Market;
  owed: number;
  suppliesOf(edgeFlow: Float64Array): Supply[];
  /** Plans it, its connected parts where `solveParts` has it done. @throws what `solveParts` throws */
  solve(solveParts: SolveParts): Promise<StandingPlan>;
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

  /** Puts a market up, to be solved later. */
  static draft(open: OpenMarket): StandingDraft {
    const standing = new StandingPlan();
    const draft = new MarketDraft();
    for (const { id } of open.resources) standing.asking.set(id, new Map());
    for (const need of open.needs) standing.ask(need);
    for (const resource of open.resources) {
      standing.stands.set(resource.id, new ResourceStand(resource, standing.asking.get(resource.id)!, draft));
    }
    for (const need of open.needs) standing.stand(need, draft);
    const market = draft.market();
    return {
      open,
      market,
      owed: standing.owed(),
      suppliesOf: (edgeFlow) => standing.suppliesOf(market, edgeFlow),
      async solve(solveParts) {
        standing.plan = new LivePlan(market, await solveMarketBy(solveParts, market));
        return standing;
      },
    };
  }

  /** Brings the plan to what is open now. @throws PlanInputError where an amount or profit is not whole, negative or beyond 2^53; the plan is of no use then */
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
    const resourceAt = this.resourcesBySlot();
    const lot = new Float64Array(market.edgeProfit.length).fill(1);
    for (const { need, slot } of this.needs.values()) {
      for (let e = market.needStart[slot]!; e < market.needStart[slot + 1]!; e++) lot[e] = lotOf(need, resourceAt.get(market.edgeResource[e]!)!);
    }
    const kept = await this.lots.keep(market, solution, lot, solveProgram);
    const owed = this.owed();
    const open = { needs: [...this.needs.values()].map(({ need }) => need), resources: [...this.stands.values()].map(({ resource }) => resource) };
    const { value, served } = serveFirstCome(open);
    return {
      provisional: false,
      value: kept.primal - owed,
      bound: kept.dual - owed,
      certified: feasible && kept.primal === kept.dual,
      supplies: this.suppliesOf(market, kept.edgeFlow),
      firstCome: { value, served },
      lots: kept.parts,
      scarce: valueExtraSupply(this.plan, [...this.stands.values()], this.asking, { extras, wholeUnit }),
    };
  }

  private owed(): number {
    let owed = 0;
    for (const stand of this.stands.values()) owed += stand.owed;
    return owed;
  }

  private resourcesBySlot(): Map<number, OpenResource> {
    const resourceAt = new Map<number, OpenResource>();
    for (const stand of this.stands.values()) for (const slot of stand.servingSlots()) resourceAt.set(slot, stand.resource);
    return resourceAt;
  }

  /** Units per edge as units of a need from a resource, through whichever of its nodes. */
  private suppliesOf({ needStart, edgeResource, edgeProfit }: Market, edgeFlow: Float64Array): Supply[] {
    const resourceAt = this.resourcesBySlot();
    const supplies: Supply[] = [];
    for (const { need, slot } of this.needs.values()) {
      const ofNeed = new Map<string, Supply>();
      for (let e = needStart[slot]!; e < needStart[slot + 1]!; e++) {
        const units = edgeFlow[e]!;
        if (units === 0) continue;
        const resource = resourceAt.get(edgeResource[e]!)!.id;
        const known = ofNeed.get(resource);
        if (known) known.units += units;
        else ofNeed.set(resource, { need: need.id, resource, units, profitPerUnit: edgeProfit[e]! });
      }
      supplies.push(...ofNeed.values());
    }
    return supplies;
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
