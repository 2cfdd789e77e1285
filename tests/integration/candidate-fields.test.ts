import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAlliance, buildFirm, inDays, publish, sprayLine, sprayNeed, untilMatched, type TestFirm } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

describe("a hub whose candidates come from the database", () => {
  let hub: TestHub;
  let buyer: TestFirm;
  let supplier: TestFirm;
  let stranger: TestFirm;

  beforeAll(async () => {
    hub = await startTestHub({ environment: { MATCHING_CANDIDATES: "database" } });
    const [alliance, elsewhere] = [await buildAlliance(hub.dependencies), await buildAlliance(hub.dependencies)];
    [buyer, supplier, stranger] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, elsewhere)];
  });
  afterAll(() => hub.close());

  const stored = async (id: string) => (await hub.dependencies.models.listings.findOne({ _id: id }).lean())!;
  /** What the buyer is shown while it types. */
  const preview = async () => {
    const { body } = await hub.call("POST", "/match/preview", buyer.liaison.token, { alliance: buyer.alliance.id, ...sprayNeed(hub) });
    return body as { items: { listing: { id: string } }[]; diagnosis: { fitsOutside: number } | null };
  };
  const found = async () => (await preview()).items.map(({ listing }) => listing.id);

  it("finds a listing as it was changed with the change itself, and no longer once it is withdrawn", async () => {
    const line = await publish(hub, supplier, sprayLine(hub));
    expect(await found()).toEqual([line]);
    const before = await stored(line);
    const changed = await hub.call("PATCH", `/listings/${line}`, supplier.liaison.token, { revision: 0, title: "叉车出租", text: "叉车长短期出租", category: null });
    expect(changed.status).toBe(200);
    const after = await stored(line);
    expect(after.matchScope).toBe(before.matchScope);
    expect(after.matchTerms).not.toEqual(before.matchTerms);
    expect(await found()).toEqual([]);

    const own = await hub.call("PATCH", `/listings/${line}`, supplier.liaison.token, { revision: 1, category: "process.p14", audience: { scope: "public" } });
    expect(own.status).toBe(200);
    expect((await stored(line)).matchScope).not.toBe(before.matchScope);
    await untilMatched(hub);
    expect(await found()).toEqual([line]);
    await hub.call("POST", `/listings/${line}/withdraw`, supplier.liaison.token, { revision: 2, reason: "已出租" });
    expect(await found()).toEqual([]);
  });

  it("shows nobody what another alliance keeps to itself, and counts it", async () => {
    await publish(hub, stranger, sprayLine(hub, { audience: { scope: "alliance" } }));
    await untilMatched(hub);
    expect(await preview()).toMatchObject({ items: [], diagnosis: { fitsOutside: 1 } });
  });

  it("finds listings of an older hub after the next start", async () => {
    const line = await publish(hub, supplier, sprayLine(hub, { window: { from: inDays(hub, 0), until: inDays(hub, 40) } }));
    const { matchScope, matchTerms } = await stored(line);
    const { listings, counters } = hub.dependencies.models;
    await listings.collection.updateMany({}, { $unset: { matchScope: "", matchTerms: "" } });
    await counters.deleteOne({ _id: "filled:listings.matchTerms.1" });
    expect(await found()).toEqual([]);
    await hub.restart();
    expect(await stored(line)).toMatchObject({ matchScope, matchTerms });
    await untilMatched(hub);
    expect(await found()).toEqual([line]);
  });
});
