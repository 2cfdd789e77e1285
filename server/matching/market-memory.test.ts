import { expect, it } from "vitest";
import type { ListingRecord } from "../../models/listing.ts";
import { createMarketMemory } from "./market-memory.ts";
import type { MatchingDependencies } from "./ports.ts";

const need = (revision = 0) => ({ _id: "need", revision }) as ListingRecord;

function counting() {
  let now = new Date("2026-11-30T04:00:00Z");
  const memory = createMarketMemory({ clock: { now: () => now }, models: {}, market: {} } as unknown as MatchingDependencies);
  let finds = 0;
  const finder = async () => {
    finds += 1;
    return [];
  };
  return {
    memory,
    ask: (asker = "need", revision = 0) => memory.proposalsOf(need(revision), asker, finder),
    finds: () => finds,
    nextDay: () => (now = new Date("2026-12-01T04:00:00Z")),
  };
}

it("finds once, for as long as the need is the same and the day", async () => {
  const { ask, finds, nextDay } = counting();
  await Promise.all([ask(), ask("one"), ask("other")]);
  expect(finds()).toBe(1);
  await ask("need", 1);
  expect(finds()).toBe(2);
  nextDay();
  await ask("need", 1);
  expect(finds()).toBe(3);
});

it("finds anew for a listing that came afterwards, and not for the others", async () => {
  const { memory, ask, finds } = counting();
  await ask("one");
  memory.came("late");
  await ask("one");
  expect(finds()).toBe(1);
  await ask("late");
  await ask("late");
  await ask("one");
  expect(finds()).toBe(2);
});

it("forgets when it is told to, and what could not be found", async () => {
  const { memory, ask, finds } = counting();
  await ask();
  memory.forget("need");
  await ask();
  memory.clear();
  await ask();
  expect(finds()).toBe(3);
  memory.forget("need");
  await expect(memory.proposalsOf(need(), "need", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  await ask();
  expect(finds()).toBe(4);
});
