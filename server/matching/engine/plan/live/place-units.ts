import type { LiveMarket, LiveSide } from "./live-market.ts";
import { PriceSearch } from "./price-search.ts";
import { TightPaths } from "./tight-paths.ts";

/**
 * Places units of a participant where they earn most. Both sides are treated alike: units of a need look for resources, units of a
 * resource look for needs, and a path may push out units of others on the way. It ends where somebody of the own side stays unplaced
 * or somebody of the other side has room. In turns: prices are moved so that the cheapest such path costs nothing more
 * (`PriceSearch`), then units go along paths that cost nothing (`TightPaths`). Afterwards the solution is optimal again.
 */
export class UnitPlacer {
  private readonly market: LiveMarket;
  private readonly search: PriceSearch;
  private readonly paths: TightPaths;

  constructor(market: LiveMarket) {
    this.market = market;
    this.search = new PriceSearch(market);
    this.paths = new TightPaths(market);
  }

  /** Places `units` of `slot` on side `from`; all other participants must be optimally placed. Effect: flow, slack and prices. */
  place(from: LiveSide, slot: number, units: number): void {
    const to = from === this.market.needs ? this.market.resources : this.market.needs;
    for (let open = units; open > 0; ) {
      this.search.openPath(from, to, slot);
      open -= this.paths.send(from, to, slot, open);
    }
  }
}
