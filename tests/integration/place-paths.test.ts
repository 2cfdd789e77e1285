import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildListing } from "../factories/listings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

describe("listings by place", () => {
  let hub: TestHub;
  let world: World;
  let ids: string[];

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
    const places = ["370812", "370812103", "370883", "110101", "370800"];
    const made = [];
    for (const place of places) made.push(await buildListing(hub, { alliance: world.alliance.id, owner: world.organization, place }));
    ids = made.map(({ id }) => id);
  });
  afterAll(() => hub.close());

  const found = async (place: string, more = "") => {
    const { body } = await hub.call("GET", `/listings?place=${place}${more}`, world.people.liaison.token);
    return (body.items as { id: string }[]).map(({ id }) => ids.indexOf(id)).toSorted();
  };

  test.each(["", "&sort=due", "&sort=stake", "&category=process.p14", "&q=喷涂"])("a county holds its townships, a province its counties%s", async (more) => {
    expect(await found("370812", more)).toEqual([0, 1]);
    expect(await found("370812103", more)).toEqual([1]);
    expect(await found("370883", more)).toEqual([2]);
    expect(await found("370800", more)).toEqual([0, 1, 2, 4]);
    expect(await found("370000", more)).toEqual([0, 1, 2, 4]);
    expect(await found("110000", more)).toEqual([3]);
  });

  test("listings of an older hub are found after the next start, without the indexes that it had", async () => {
    const { listings, counters } = hub.dependencies.models;
    await listings.collection.updateMany({}, { $unset: { placePath: "" } });
    await counters.deleteOne({ _id: "filled:listings.lists.1" });
    expect(await found("370812")).toEqual([]);
    await listings.collection.createIndex({ readers: 1, open: 1, kind: 1, "order.due": 1 });
    await listings.collection.createIndex({ title: 1 });
    await hub.restart();
    expect(await found("370812")).toEqual([0, 1]);
    const indexes = (await hub.dependencies.models.listings.collection.indexes()).map(({ name }) => name);
    expect(indexes).toContain("title_1");
    expect(indexes).not.toContain("readers_1_open_1_kind_1_order.due_1");
    expect(await hub.dependencies.models.listings.countDocuments({ placePath: { $exists: false } })).toBe(0);
  });
});
