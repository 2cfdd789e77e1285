import { expect, it } from "vitest";
import type { ListingRecord } from "../../models/listing.ts";
import { keepLive, rememberLive } from "./read-live.ts";

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

it("keeps what was read while the market knows of no other revision, and nothing of a listing that the market does not know", async () => {
  const revisions = new Map([["a", 1], ["b", 1]]);
  const asked: string[][] = [];
  const { read, clear } = keepLive(
    async (ids) => {
      asked.push([...ids]);
      return ids.map(record);
    },
    { revisionOf: (id) => revisions.get(id) },
  );
  await read(["a", "b", "elsewhere"]);
  expect(await read(["a", "b", "elsewhere"])).toHaveLength(3);
  revisions.set("a", 2);
  await read(["a", "b"]);
  revisions.delete("b");
  await read(["a", "b"]);
  clear();
  await read(["a"]);
  expect(asked).toEqual([["a", "b", "elsewhere"], ["elsewhere"], ["a"], ["b"], ["a"]]);
});
