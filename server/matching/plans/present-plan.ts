import { writeQuantity } from "../../../app/contracts/milli.ts";
import type { NeedCounts, PlanView } from "../../../app/contracts/plans.ts";
import type { PlanRecord, PlanRowRecord } from "../../../models/plan.ts";
import type { Actor } from "../../access/actor.ts";
import { readableListings } from "../../access/listing-rules.ts";
import type { MatchingDependencies } from "../ports.ts";
import { presentListings } from "../present-listings.ts";
import { presentScope } from "./plan-scope.ts";

/** Rows that are told; plans of a province have many thousands. */
const MOST_ROWS = 500;

const cny = (amount: number) => ({ amount, currency: "CNY" as const });

/** A plan with the names of what it speaks of, as far as the actor may read that: other needs only count, other resources have no name. */
export async function presentPlan(
  dependencies: Pick<MatchingDependencies, "models" | "placeName">,
  actor: Actor,
  plan: PlanRecord,
): Promise<PlanView> {
  const ids = [
    ...plan.rows.slice(0, MOST_ROWS).flatMap((row) => [row.need, ...row.parts.map((part) => part.resource)]),
    ...plan.shadowPrices.map(({ resource }) => resource),
    ...plan.updates.flatMap(({ causes }) => causes.map(({ listing }) => listing)),
  ];
  const listings = await presentListings(dependencies, ids, readableListings(actor));
  const scope = await presentScope(dependencies, plan.scope);
  const rows = plan.rows.slice(0, MOST_ROWS).flatMap((row) => {
    const need = listings.get(row.need);
    if (!need) return [];
    const told = (milli: number) => writeQuantity(milli, row.unit)!;
    const parts = row.parts.map((part) => ({
      resource: listings.get(part.resource) ?? null,
      quantity: told(part.milli),
      value: cny(part.valueFen),
      score: part.score,
    }));
    return [{ need, wanted: told(row.wantedMilli), served: told(row.servedMilli), value: cny(row.valueFen), suitable: row.suitable, parts }];
  });
  const headroom = plan.certified ? 0 : Math.max(0, plan.boundFen - plan.valueFen);
  return {
    id: plan._id,
    revision: plan.revision,
    scope,
    alliance: scope.kind === "alliance" ? { id: scope.id, name: scope.name } : null,
    state: plan.state,
    at: plan.at.toISOString(),
    by: plan.by?.name ?? null,
    value: cny(plan.valueFen),
    firstComeValue: cny(plan.firstComeFen),
    certified: plan.certified,
    provisional: plan.provisional ?? false,
    outgrown: plan.outgrown ?? false,
    headroom: cny(headroom),
    // Rounded up, because it is told as "at most".
    gapPercent: headroom === 0 ? 0 : Math.ceil((headroom / plan.boundFen) * 10_000) / 100,
    needs: countNeeds(plan.rows, (row) => row.servedMilli),
    firstComeNeeds: countNeeds(plan.rows, (row) => row.firstComeMilli),
    rows,
    hiddenNeeds: plan.rows.length - rows.length,
    shadowPrices: plan.shadowPrices.flatMap((price) => {
      const resource = listings.get(price.resource);
      const extra = writeQuantity(price.extraMilli, price.unit)!;
      return resource ? [{ resource, extra, gain: cny(price.gainFen), completed: price.completed }] : [];
    }),
    updates: plan.updates.map(({ at, gainFen, causes, needs, solved }) => ({
      at: at.toISOString(),
      gain: cny(gainFen),
      causes: causes.map(({ listing, what }) => ({ listing: listings.get(listing) ?? null, what })),
      needs,
      solved: solved ?? false,
    })),
    proposedAt: plan.proposedAt?.toISOString() ?? null,
    suggestions: plan.suggestions,
    alreadySuggested: plan.alreadySuggested ?? 0,
  };
}

function countNeeds(rows: readonly PlanRowRecord[], served: (row: PlanRowRecord) => number): NeedCounts {
  const count = (fits: (row: PlanRowRecord) => boolean) => rows.filter(fits).length;
  return {
    whole: count((row) => served(row) >= row.wantedMilli),
    part: count((row) => served(row) > 0 && served(row) < row.wantedMilli),
    none: count((row) => served(row) === 0),
  };
}
