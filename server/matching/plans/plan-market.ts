import { createHash } from "node:crypto";
import type { MarketChange, OpenMarket, OpenNeed, OpenResource } from "../engine/plan/standing/open-market.ts";
import type { PlanNeed, PlanResource } from "./plan-listings.ts";

/** What was read anew: listings in full, and the ids of those that are no longer open. */
export interface MarketReading {
  needs: PlanNeed[];
  resources: PlanResource[];
  gone: string[];
}

/** Largest sum of quantity × profit that is still counted exactly. */
const LARGEST_VALUE = Number.MAX_SAFE_INTEGER / 8;

/**
 * The open market of one scope as its plan sees it. Counted in thousandths of a unit where that stays exact, else in whole units.
 * `day` is the day number that its options hold for.
 */
export class PlanMarket {
  readonly needs = new Map<string, PlanNeed>();
  readonly resources = new Map<string, PlanResource>();
  readonly milliPerUnit: number;
  /** Needs that have an option on a resource. */
  private readonly askers = new Map<string, Set<string>>();
  private readonly marks = new Map<string, string>();
  private readonly revisions = new Map<string, number>();

  constructor(
    readonly day: number,
    reading: MarketReading,
  ) {
    this.milliPerUnit = worthOf(reading.needs) < LARGEST_VALUE ? 1 : 1_000;
    this.take(reading);
  }

  /** Whether its sums stay exact in the unit it was begun with. */
  get isExact(): boolean {
    return this.milliPerUnit > 1 || worthOf(this.needs.values()) < LARGEST_VALUE;
  }

  /** Needs that have an option on any of these resources. */
  askersOf(resources: Iterable<string>): string[] {
    return [...new Set([...resources].flatMap((id) => [...(this.askers.get(id) ?? [])]))];
  }

  /** Takes what was read and gives what that changes; listings that are as before are no change. */
  take({ needs, resources, gone }: MarketReading): MarketChange {
    const known = { needs: new Set(this.needs.keys()), resources: new Set(this.resources.keys()) };
    const changedNeeds = needs.filter((need) => this.isNew(need));
    const changedResources = resources.filter((resource) => this.isNew(resource));
    for (const id of [...gone, ...changedNeeds.map((need) => need.id)]) {
      for (const { resource } of this.needs.get(id)?.options ?? []) this.askers.get(resource)?.delete(id);
      this.needs.delete(id);
    }
    for (const need of changedNeeds) {
      this.needs.set(need.id, need);
      for (const { resource } of need.options) {
        const askers = this.askers.get(resource) ?? new Set();
        this.askers.set(resource, askers.add(need.id));
      }
    }
    for (const resource of changedResources) this.resources.set(resource.id, resource);
    for (const id of gone) this.resources.delete(id);
    for (const id of this.resources.keys()) if (!this.askers.get(id)?.size) this.resources.delete(id);
    for (const id of [...known.needs, ...known.resources, ...gone]) {
      if (this.needs.has(id) || this.resources.has(id)) continue;
      this.marks.delete(id);
      this.revisions.delete(id);
    }
    return {
      needs: changedNeeds.map((need) => this.openNeed(need)).filter(({ quantity }) => quantity > 0),
      resources: changedResources.filter(({ id }) => this.resources.has(id)).map((resource) => this.openResource(resource)),
      goneNeeds: [...known.needs].filter((id) => !this.needs.has(id)),
      goneResources: [...known.resources].filter((id) => !this.resources.has(id)),
    };
  }

  /** Every listing in it, with the revision that was read. */
  edition(): ReadonlyMap<string, number> {
    return new Map(this.revisions);
  }

  /** All of it, as the solver takes it. */
  open(): OpenMarket {
    return {
      needs: [...this.needs.values()].map((need) => this.openNeed(need)).filter(({ quantity }) => quantity > 0),
      resources: [...this.resources.values()].map((resource) => this.openResource(resource)),
    };
  }

  /** Fingerprint: the same market in any process, however it came about. */
  basis(): string {
    const hash = createHash("sha256");
    for (const id of [...this.needs.keys(), ...this.resources.keys()].toSorted()) hash.update(this.marks.get(id)!);
    return hash.digest("base64url");
  }

  private isNew({ revision, ...said }: PlanNeed | PlanResource): boolean {
    const mark = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
    const isNew = this.marks.get(said.id) !== mark;
    this.marks.set(said.id, mark);
    this.revisions.set(said.id, revision);
    return isNew;
  }

  private openNeed({ id, arrival, openMilli, minLotMilli, options }: PlanNeed): OpenNeed {
    const quantity = Math.floor(openMilli / this.milliPerUnit);
    const minLot = minLotMilli === null ? null : Math.ceil(minLotMilli / this.milliPerUnit);
    return {
      id,
      arrival,
      quantity,
      minLot,
      offers: options
        .filter(({ resource }) => this.resources.has(resource))
        .map(({ resource, profitPerUnit, from, until }) => ({ resource, profitPerUnit, from, until })),
    };
  }

  private openResource({ id, openMilli, minLotMilli, ratePerDayMilli }: PlanResource): OpenResource {
    const inUnits = (milli: number | null, round: (units: number) => number) => (milli === null ? null : round(milli / this.milliPerUnit));
    return {
      id,
      capacity: Math.floor(openMilli / this.milliPerUnit),
      minLot: inUnits(minLotMilli, Math.ceil),
      ratePerDay: inUnits(ratePerDayMilli, Math.floor),
    };
  }
}

function worthOf(needs: Iterable<PlanNeed>): number {
  let worth = 0;
  for (const { openMilli, options } of needs) worth += openMilli * options.reduce((most, { profitPerUnit }) => Math.max(most, profitPerUnit), 0);
  return worth;
}
