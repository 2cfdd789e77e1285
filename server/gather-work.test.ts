import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { gatherWork } from "./gather-work.ts";

it("does alone what comes first, and together what comes meanwhile, so many at a time", async () => {
  const goes: (readonly number[])[] = [];
  const double = gatherWork(3, async (items: readonly number[]) => {
    goes.push(items);
    await setTimeout(1);
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(goes).toEqual([[1], [2, 3, 4], [5]]);
  await double(6);
  expect(goes.at(-1)).toEqual([6]);
});

it("tells everybody of a go that failed, and goes on with the next", async () => {
  const ask = gatherWork(2, async (items: readonly string[]) => {
    await setTimeout(1);
    if (items.includes("bad")) throw new Error("refused");
    return items;
  });
  const told = await Promise.allSettled(["one", "bad", "two", "three"].map(ask));
  expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
});
