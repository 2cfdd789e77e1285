import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHighsSolver } from "../../../solve-with-highs.ts";
import { solvePartsHere } from "../solve-market.ts";
import { slowOpenMarketOptimum } from "../testing/slow-open-market.ts";
import { HandOut } from "./hand-out.ts";
import { lotOf, type Offer, type OpenMarket, type OpenNeed, type OpenResource } from "./open-market.ts";
import { answerProvisionally, type ProvisionalAnswer } from "./provisional-answer.ts";
import { type StandingAnswer, StandingPlan } from "./standing-plan.ts";

const highs = createHighsSolver();
const noSolver = () => Promise.resolve(null);
const told = { extras: 5, wholeUnit: 1 };
const open = (market: OpenMarket) => StandingPlan.draft(market).solve(async (parts) => solvePartsHere(parts));
const LAST_DAY = 6;

const arbitraryResource = (id: string): fc.Arbitrary<OpenResource> =>
  fc.record({
    id: fc.constant(id),
    capacity: fc.nat(12),
    minLot: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }),
    ratePerDay: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 3 }),
  });

const arbitraryNeed = (id: string, resources: number): fc.Arbitrary<OpenNeed> =>
  fc.record({
    id: fc.constant(id),
    arrival: fc.constantFrom("a", "b", "c"),
    quantity: fc.integer({ min: 1, max: 9 }),
    minLot: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 1 }),
    offers: fc.uniqueArray(
      fc.tuple(fc.nat(resources - 1), fc.integer({ min: 1, max: 20 }), fc.nat(LAST_DAY), fc.option(fc.nat(LAST_DAY), { freq: 4 })).map(
        ([k, profitPerUnit, from, length]): Offer => ({
          resource: `r${k}`,
          profitPerUnit,
          from,
          until: length === null ? null : Math.min(LAST_DAY, from + length),
        }),
      ),
      { selector: ({ resource }) => resource, maxLength: 3 },
    ),
  });

const arbitraryMarket = (needs: number, resources: number): fc.Arbitrary<OpenMarket> =>
  fc.record({
    needs: fc.tuple(...Array.from({ length: needs }, (_, i) => arbitraryNeed(`n${i}`, resources))),
    resources: fc.tuple(...Array.from({ length: resources }, (_, j) => arbitraryResource(`r${j}`))),
  });

const withoutLots = ({ needs, resources }: OpenMarket): OpenMarket => ({
  needs: needs.map((need) => ({ ...need, minLot: null })),
  resources: resources.map((resource) => ({ ...resource, minLot: null })),
});

/** What an answer promises, looked at apart from how it was found: amounts, lots, and that the days of all pairs fit together. */
function check({ needs, resources }: OpenMarket, answer: StandingAnswer | ProvisionalAnswer): void {
  let value = 0;
  for (const { need: id, resource: from, units, profitPerUnit } of answer.supplies) {
    const need = needs.find((other) => other.id === id)!;
    const resource = resources.find((other) => other.id === from)!;
    expect(need.offers.find((offer) => offer.resource === from)?.profitPerUnit).toBe(profitPerUnit);
    expect(units).toBeGreaterThanOrEqual(lotOf(need, resource));
    value += units * profitPerUnit;
  }
  const sum = (of: (supply: StandingAnswer["supplies"][number]) => boolean) =>
    answer.supplies.filter(of).reduce((total, { units }) => total + units, 0);
  for (const need of needs) expect(sum((supply) => supply.need === need.id)).toBeLessThanOrEqual(need.quantity);
  for (const { id, capacity, ratePerDay } of resources) {
    expect(sum((supply) => supply.resource === id)).toBeLessThanOrEqual(capacity);
    if (ratePerDay === null) continue;
    // Hall's condition: what must be made within some days is no more than can be made in them.
    for (let from = 0; from <= LAST_DAY; from++) {
      for (let until = from; until <= LAST_DAY; until++) {
        const within = sum((supply) => {
          if (supply.resource !== id) return false;
          const offer = needs.find((need) => need.id === supply.need)!.offers.find((other) => other.resource === id)!;
          return offer.from >= from && offer.until !== null && offer.until <= until;
        });
        expect(within).toBeLessThanOrEqual(ratePerDay * (until - from + 1));
      }
    }
  }
  expect(answer.value).toBe(value);
  expect(answer.firstCome.value).toBeLessThanOrEqual(answer.bound);
}

describe("StandingPlan", () => {
  it("equals a day-by-day model solved apart, with rates and days", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMarket(4, 3).map(withoutLots), async (market) => {
        const answer = await (await open(market)).answer(noSolver, told);
        check(market, answer);
        expect(answer).toMatchObject({ value: slowOpenMarketOptimum(market, LAST_DAY), certified: true });
        expect(answer.value).toBeGreaterThanOrEqual(answer.firstCome.value);
      }),
      { numRuns: 500 },
    );
  });

  it("equals trying everything, with lots on top", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMarket(3, 2), async (market) => {
        const answer = await (await open(market)).answer(highs, told);
        check(market, answer);
        expect(answer).toMatchObject({ value: slowOpenMarketOptimum(market, LAST_DAY), certified: true });
        const bounded = await (await open(market)).answer(noSolver, told);
        check(market, bounded);
        expect(bounded.value).toBeLessThanOrEqual(answer.value);
        expect(bounded.bound).toBeGreaterThanOrEqual(answer.value);
      }),
      { numRuns: 150 },
    );
  });

  it("is foretold by an answer that keeps everything, is nowhere below the best pairs first or first come, and whose bound holds", { timeout: 60_000 }, async () => {
    let [sum, optima] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.oneof(arbitraryMarket(5, 3), arbitraryMarket(5, 3).map(withoutLots)), async (market) => {
        const draft = StandingPlan.draft(market);
        const first = answerProvisionally(draft);
        check(market, first);
        const greedy = new HandOut(market);
        const pairs = market.needs.flatMap((need) => need.offers.map((offer) => ({ need, offer })));
        for (const { need, offer } of pairs.toSorted((a, b) => b.offer.profitPerUnit - a.offer.profitPerUnit)) greedy.give(need, offer);
        expect(first.value).toBeGreaterThanOrEqual(Math.max(greedy.value, first.firstCome.value));
        const plan = await draft.solve(async (parts) => solvePartsHere(parts));
        const answer = await plan.answer(highs, told);
        expect(answer).toMatchObject({ value: slowOpenMarketOptimum(market, LAST_DAY), certified: true, firstCome: first.firstCome });
        expect(first.value).toBeLessThanOrEqual(answer.value);
        expect(first.bound).toBeGreaterThanOrEqual(answer.value);
        sum += first.value;
        optima += answer.value;
      }),
      { numRuns: 300 },
    );
    expect(sum / optima).toBeGreaterThan(0.95);
  });

  it("is after any changes what a new plan of the same market is", async () => {
    const arbitraryChange = fc.record({
      needs: fc.uniqueArray(fc.nat(5).chain((k) => arbitraryNeed(`n${k}`, 3)), { selector: ({ id }) => id, maxLength: 2 }),
      resources: fc.uniqueArray(fc.nat(2).chain((k) => arbitraryResource(`r${k}`)), { selector: ({ id }) => id, maxLength: 1 }),
      goneNeeds: fc.uniqueArray(fc.nat(5).map((k) => `n${k}`), { maxLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryMarket(4, 3).map(withoutLots), fc.array(arbitraryChange, { minLength: 1, maxLength: 8 }), async (market, changes) => {
        const plan = await open(market);
        const needs = new Map(market.needs.map((need) => [need.id, need]));
        const resources = new Map(market.resources.map((resource) => [resource.id, resource]));
        for (const given of changes) {
          const change = { ...withoutLots(given), goneNeeds: given.goneNeeds.filter((id) => !given.needs.some((need) => need.id === id)), goneResources: [] };
          for (const id of change.goneNeeds) needs.delete(id);
          for (const need of change.needs) needs.set(need.id, need);
          for (const resource of change.resources) resources.set(resource.id, resource);
          plan.put(change);
          const now = { needs: [...needs.values()], resources: [...resources.values()] };
          const answer = await plan.answer(noSolver, told);
          check(now, answer);
          expect(answer.certified).toBe(true);
          expect(answer.value).toBe((await (await open(now)).answer(noSolver, told)).value);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("takes a resource out with everything that stood around it", async () => {
    const offer = (resource: string, until: number): Offer => ({ resource, profitPerUnit: 5, from: 0, until });
    const need = (id: string, offers: Offer[]): OpenNeed => ({ id, arrival: id, quantity: 10, minLot: null, offers });
    const line = (id: string, minLot: number | null): OpenResource => ({ id, capacity: 12, minLot, ratePerDay: 2 });
    const plan = await open({
      needs: [need("n1", [offer("r1", 2), offer("r2", 4)]), need("n2", [offer("r1", 5)])],
      resources: [line("r1", 3), line("r2", null)],
    });
    expect((await plan.answer(highs, told)).value).toBe(5 * 20);
    plan.put({ needs: [need("n1", [offer("r2", 4)]), need("n2", [])], resources: [], goneNeeds: [], goneResources: ["r1"] });
    expect(await plan.answer(highs, told)).toMatchObject({ value: 5 * 10, certified: true });
    plan.put({ needs: [need("n2", [offer("r1", 0)])], resources: [line("r1", null)], goneNeeds: ["n1"], goneResources: [] });
    const answer = await plan.answer(highs, told);
    expect(answer).toMatchObject({ value: 5 * 2, certified: true });
    expect(answer.scarce[0]).toEqual({ resource: "r1", units: 2, value: 10, served: 2, completed: 0 });
  });
});
