import { writeQuantity } from "../../app/contracts/milli.ts";
import type { PlanView } from "../../app/contracts/plans.ts";
import type { PlanRecord } from "../../models/plan.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";

const cny = (amount: number) => ({ amount, currency: "CNY" as const });

/** A plan with the names of what it speaks of; rows whose listings are gone are left out. */
export async function presentPlan(
  dependencies: Pick<MatchingDependencies, "models" | "placeName">,
  plan: PlanRecord,
): Promise<PlanView> {
  const ids = plan.rows.flatMap((row) => [row.need, ...row.parts.map((part) => part.resource)]);
  const listings = await presentListings(dependencies, [...ids, ...plan.shadowPrices.map(({ resource }) => resource)]);
  const names = await readNames(dependencies.models, { alliances: [plan.alliance] });
  const rows = plan.rows.flatMap((row) => {
    const need = listings.get(row.need);
    if (!need) return [];
    const parts = row.parts.flatMap((part) => {
      const resource = listings.get(part.resource);
      const quantity = writeQuantity(part.milli, row.unit)!;
      return resource ? [{ resource, quantity, value: cny(part.valueFen), score: part.score }] : [];
    });
    const told = (milli: number) => writeQuantity(milli, row.unit)!;
    return [{ need, wanted: told(row.wantedMilli), served: told(row.servedMilli), value: cny(row.valueFen), parts }];
  });
  const count = (fits: (row: PlanRecord["rows"][number]) => boolean) => plan.rows.filter(fits).length;
  return {
    id: plan._id,
    alliance: nameIn(names, plan.alliance),
    state: plan.state,
    at: plan.at.toISOString(),
    by: plan.by.name,
    value: cny(plan.valueFen),
    firstComeValue: cny(plan.firstComeFen),
    certified: plan.certified,
    gapPercent: plan.gapPercent,
    needs: {
      whole: count((row) => row.servedMilli >= row.wantedMilli),
      part: count((row) => row.servedMilli > 0 && row.servedMilli < row.wantedMilli),
      none: count((row) => row.servedMilli === 0),
    },
    rows,
    shadowPrices: plan.shadowPrices.flatMap((price) => {
      const resource = listings.get(price.resource);
      const extra = writeQuantity(price.extraMilli, price.unit)!;
      return resource ? [{ resource, extra, gain: cny(price.gainFen) }] : [];
    }),
    proposedAt: plan.proposedAt?.toISOString() ?? null,
    suggestions: plan.suggestions,
  };
}
