import type { PlanMarket } from "./plan-market.ts";
import type { Cause } from "./store-update.ts";

/**
 * Which listings made the difference: needs that came into the market, listings that left it, and those that were told of and are not
 * what the plan was computed from. What a plan was computed from may be told of later than it was read; where it is not known which
 * revision that was (null), what is told of is taken to have changed, and so is that of which `more` is known. Pure.
 *
 * @param before listings of the market before, with their revisions
 */
export function causesOf(
  before: ReadonlyMap<string, number | null>,
  market: Pick<PlanMarket, "needs" | "edition">,
  told: readonly string[],
  more: ReadonlySet<string>,
): Cause[] {
  const after = market.edition();
  const news = new Set(told);
  const causes = new Map<string, Cause>();
  for (const listing of [...told, ...market.needs.keys(), ...before.keys()]) {
    const [was, is] = [before.has(listing), after.has(listing)];
    if (was !== is) causes.set(listing, { listing, what: is ? "new" : "gone" });
    else if (is && news.has(listing) && (more.has(listing) || before.get(listing) !== after.get(listing))) causes.set(listing, { listing, what: "changed" });
  }
  return [...causes.values()];
}
