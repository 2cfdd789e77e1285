import type { PlanContent, PlanRowRecord } from "../../../models/plan.ts";
import { fromCanonical } from "../engine-listing.ts";
import type { ProvisionalAnswer } from "../engine/plan/standing/provisional-answer.ts";
import type { StandingAnswer } from "../engine/plan/standing/standing-plan.ts";
import type { PlanMarket } from "./plan-market.ts";

/**
 * The solver's answer in listings: a row for each need, the largest value first, amounts in the need's own unit. What more of a resource
 * would bring is not known of a provisional one. Pure.
 */
export function contentOf(market: PlanMarket, answer: StandingAnswer | ProvisionalAnswer): PlanContent {
  const { milliPerUnit } = market;
  const fen = (value: number) => Math.round((value * milliPerUnit) / 1_000);
  const firstCome = new Map(answer.firstCome.served);
  const rows = new Map<string, PlanRowRecord>();
  for (const need of market.needs.values()) {
    const milliOf = (units: number) => Math.min(fromCanonical(need.quantity, units * milliPerUnit), fromCanonical(need.quantity, need.openMilli));
    rows.set(need.id, {
      need: need.id,
      alliance: need.alliance,
      unit: need.quantity.unit,
      wantedMilli: fromCanonical(need.quantity, need.openMilli),
      servedMilli: 0,
      firstComeMilli: milliOf(firstCome.get(need.id) ?? 0),
      valueFen: 0,
      suitable: need.options.length,
      parts: [],
    });
  }
  for (const { need: id, resource, units, profitPerUnit } of answer.supplies) {
    const need = market.needs.get(id)!;
    const row = rows.get(id)!;
    const milli = Math.min(fromCanonical(need.quantity, units * milliPerUnit), row.wantedMilli - row.servedMilli);
    const valueFen = fen(units * profitPerUnit);
    const score = need.options.find((option) => option.resource === resource)!.score;
    row.parts.push({ resource, milli, valueFen, score });
    row.servedMilli += milli;
    row.valueFen += valueFen;
  }
  for (const row of rows.values()) row.parts.sort((a, b) => b.milli - a.milli || (a.resource < b.resource ? -1 : 1));
  return {
    valueFen: fen(answer.value),
    firstComeFen: fen(answer.firstCome.value),
    boundFen: fen(answer.bound),
    certified: !answer.provisional && answer.certified,
    provisional: answer.provisional,
    rows: [...rows.values()].toSorted((a, b) => b.valueFen - a.valueFen || (a.need < b.need ? -1 : 1)),
    shadowPrices: (answer.provisional ? [] : answer.scarce)
      .filter(({ value }) => fen(value) > 0)
      .map(({ resource, units, value, completed }) => ({
        resource,
        unit: market.resources.get(resource)!.quantity.unit,
        extraMilli: fromCanonical(market.resources.get(resource)!.quantity, units * milliPerUnit),
        gainFen: fen(value),
        completed,
      })),
    basis: market.basis(),
  };
}
