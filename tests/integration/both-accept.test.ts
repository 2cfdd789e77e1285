import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAlliance, buildFirm, publish, sprayLine, sprayNeed } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

test("two parties who saw the same suggestion both accept it, one after the other, and agree", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const buyer = await buildFirm(hub, alliance);
  const supplier = await buildFirm(hub, alliance);
  await publish(hub, supplier, sprayLine(hub));
  const need = await publish(hub, buyer, sprayNeed(hub));
  const match = await until("the suggestion", async () => (await hub.call("GET", `/listings/${need}/matches`, buyer.liaison.token)).body.items[0]);
  const accept = (firm: typeof buyer) => hub.call("POST", `/matches/${match.id}/accept`, firm.liaison.token, { revision: match.revision });
  expect((await accept(buyer)).status).toBe(200);
  const second = await accept(supplier);
  expect([second.status, second.body.state]).toEqual([200, "agreed"]);
  expect((await accept(supplier)).status).toBe(409);
});
