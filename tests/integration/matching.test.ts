import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAlliance, buildFirm, inDays, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched, type TestFirm } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function newMarket() {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = (name: string) => buildFirm(hub, alliance, name);
  return { alliance, need: await firm("山河机械"), firm };
}

const open = async (firm: TestFirm, listing: string) => (await suggestionsOf(hub, firm, listing)).filter(({ state }) => state === "suggested");

describe("the newspaper's case: 500 sets to be sprayed", () => {
  it("suggests the neighbour's idle line to both sides, and neither the late nor the far one", async () => {
    const { need, firm } = await newMarket();
    const [near, late, far] = [await firm("东岳农装"), await firm("迟到涂装"), await firm("远方涂装")];
    const listing = await publish(hub, need, sprayNeed(hub));
    const line = await publish(hub, near, sprayLine(hub));
    await publish(hub, late, sprayLine(hub, { window: { from: inDays(hub, 26), until: inDays(hub, 90) } }));
    await publish(hub, far, sprayLine(hub, { place: "370200" }));
    await untilMatched(hub);
    const [suggestion, ...others] = await open(need, listing);
    expect(others).toEqual([]);
    expect(suggestion!.parts.map(({ resource, quantity }) => [resource.id, quantity?.value])).toEqual([[line, "500"]]);
    expect(suggestion!.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(suggestion!.score);
    expect((await open(near, line)).map(({ id }) => id)).toEqual([suggestion!.id]);
  });
});
