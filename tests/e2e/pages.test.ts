import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIfStale } from "../../scripts/build-if-stale.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { findBarriers, overflowOf } from "../setup/find-barriers.ts";
import { until } from "../setup/until.ts";

let hub: DemoHub;
let browser: Browser;
/** Pages by who sees the most of them, with the ids of the demo county. */
let walks: { account: string; paths: string[] }[];

beforeAll(async () => {
  await buildIfStale();
  hub = await startDemoHub();
  browser = await launchBrowser();
  const [liaison, supplier, chair, officer, administrator] = await Promise.all([
    demoAccount(hub, "liaison", "金大丰"),
    demoAccount(hub, "liaison", "五征山拖"),
    demoAccount(hub, "chair", "东岳农装"),
    demoAccount(hub, "officer", "组织部"),
    demoAccount(hub, "administrator"),
  ]);
  const buyer = await visitAs(browser, hub, liaison, { path: "/me" });
  const seller = await visitAs(browser, hub, supplier, { path: "/me" });
  const match = await until(
    "the suggestion of 五征山拖 for the overdue need",
    async () =>
      ((await read(buyer, "matches?limit=100")).items as Match[]).find(
        ({ need, parts }) => need.title.includes("500台套") && parts.length === 1 && parts[0]!.resource.owner.name === "五征山拖",
      ),
    90_000,
  );
  for (const visitor of [buyer, seller]) {
    const { revision } = await read(visitor, `matches/${match.id}`);
    const reply = await visitor.context.request.post(`${hub.url}/api/v1/matches/${match.id}/accept`, { data: { revision }, headers: { Origin: hub.url } });
    expect(reply.ok()).toBe(true);
  }
  const cooperation = (await read(buyer, "cooperations?limit=1")).items[0].id as string;
  const meetings = (await read(buyer, "meetings?limit=10")).items as { id: string; state: string }[];
  const [next, past] = ["scheduled", "closed"].map((state) => meetings.find((meeting) => meeting.state === state)!.id);
  const action = (await read(buyer, "actions?limit=1")).items[0].id as string;
  const policy = (await read(buyer, "policies?limit=1")).items[0].id as string;
  const alliance = (await read(buyer, "me")).seats[0].alliance.id as string;
  await Promise.all([buyer, seller].map(({ context }) => context.close()));
  walks = [
    {
      account: liaison,
      paths: [
        "/",
        "/listings?kind=need",
        "/listings?kind=resource",
        "/listings?kind=policy",
        "/listings?kind=need&q=没有这样的东西",
        `/listings/${match.need.id}`,
        `/listings/${match.parts[0]!.resource.id}`,
        "/publish?kind=need",
        "/publish?kind=resource",
        `/policies/${policy}`,
        "/matching",
        `/cooperations/${cooperation}`,
        "/meetings",
        `/meetings/${next}`,
        `/meetings/${next}/live`,
        `/meetings/${past}/minutes`,
        "/actions",
        `/actions/${action}`,
        `/alliances/${alliance}`,
        "/reports",
        "/notices",
        "/me",
        "/no-such-page",
      ],
    },
    { account: chair, paths: ["/", "/matching", "/plan", "/meetings", "/meetings/new", `/meetings/${next}`, `/meetings/${next}/live`, `/meetings/${next}/projector`] },
    { account: officer, paths: ["/", "/alliances", `/alliances/${alliance}`, "/publish?kind=policy", "/reports", "/actions"] },
    { account: administrator, paths: ["/", "/admin/people", "/admin/organizations", "/admin/alliances", `/admin/alliances/${alliance}`, "/admin/audit", "/reports"] },
  ];
});

afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

interface Match {
  id: string;
  need: { id: string; title: string };
  parts: { resource: { id: string; owner: { name: string } } }[];
}

async function read({ context }: Visitor, path: string) {
  return (await context.request.get(`${hub.url}/api/v1/${path}`)).json();
}

describe.each([
  { phone: false, dark: false },
  { phone: true, dark: false },
  { phone: false, dark: true },
  { phone: true, dark: true },
])("every page (phone: $phone, dark: $dark)", (how) => {
  it("stands in its window, without barriers, without a complaint", async () => {
    const found: string[] = [];
    for (const { account, paths } of walks) {
      const { page, context, complaints } = await visitAs(browser, hub, account, { ...how, path: "/me" });
      for (const path of paths) {
        await page.goto(hub.url + path);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        found.push(...(await findBarriers(page)).map((barrier) => `${account} ${path}: ${barrier}`));
        const overflow = await overflowOf(page);
        if (overflow > 0) found.push(`${account} ${path}: ${overflow} px wider than its window`);
      }
      found.push(...complaints.map((complaint) => `${account}: ${complaint}`));
      await context.close();
    }
    expect(found).toEqual([]);
  }, 600_000);
});
