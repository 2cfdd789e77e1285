import { afterAll, beforeAll, expect, it } from "vitest";
import type { NoticeView } from "../../app/contracts/people.ts";
import { buildAlliance, buildFirm, publish, sprayLine, sprayNeed, untilMatched, type TestFirm } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const toldOf = async ({ liaison }: TestFirm): Promise<NoticeView[]> => (await hub.call("GET", "/notices", liaison.token)).body.items;

it("gathers what is new for one listing in one notice until it is read, and tells each firm of its own listing", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const [buyer, ...suppliers] = [await buildFirm(hub, alliance, "山河机械"), await buildFirm(hub, alliance, "东岳农装"), await buildFirm(hub, alliance, "云杉涂装"), await buildFirm(hub, alliance, "松涛涂装")];
  const need = await publish(hub, buyer!, sprayNeed(hub));
  const lines: string[] = [];
  const supply = async (firm: TestFirm) => {
    lines.push(await publish(hub, firm, sprayLine(hub)));
    await untilMatched(hub);
  };
  await supply(suppliers[0]!);
  await supply(suppliers[1]!);
  const [first, ...others] = await toldOf(buyer!);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ kind: "match_suggested", href: `/listings/${need}`, readAt: null, facts: { title: sprayNeed(hub).title, count: 2 } });
  expect(await toldOf(suppliers[1]!)).toMatchObject([{ href: `/listings/${lines[1]}`, facts: { title: sprayLine(hub).title, count: 1 } }]);

  await hub.call("POST", "/notices/read", buyer!.liaison.token, {});
  await supply(suppliers[2]!);
  expect(await toldOf(buyer!)).toMatchObject([{ href: `/listings/${need}`, readAt: null, facts: { count: 1 } }]);
});
