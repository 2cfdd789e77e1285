import { expect, it } from "vitest";
import type { ListingRecord } from "../../models/listing.ts";
import { rememberLive } from "./read-live.ts";

const record = (id: string) => ({ _id: id }) as ListingRecord;

it("reads each listing once, however often and by however many it is asked for at the same time", async () => {
  const asked: string[][] = [];
  const readLive = rememberLive(async (ids) => {
    asked.push([...ids]);
    return ids.filter((id) => id !== "closed").map(record);
  });
  const both = await Promise.all([readLive(["a", "b", "a"]), readLive(["b", "c", "closed"])]);
  expect(both).toEqual([
    [record("a"), record("b")],
    [record("b"), record("c")],
  ]);
  expect(await readLive(["c", "closed", "a"])).toEqual([record("c"), record("a")]);
  expect(asked).toEqual([["a", "b"], ["c", "closed"]]);
});
