import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { findBarriers, overflowOf, turn } from "../setup/find-barriers.ts";
import { until } from "../setup/until.ts";

let hub: DemoHub;
let browser: Browser;
/** Pages by who sees the most of them, with the ids of the demo county. */
let walks: { account: string; paths: string[] }[];

beforeAll(async () => {
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
  const resolutions = (await read(buyer, "resolutions?limit=100")).items as { id: string; versions: number; poll: object | null }[];
  const [corrected, voted] = [resolutions.find(({ versions }) => versions > 1)!.id, resolutions.find(({ poll }) => poll !== null)!.id];
  const policy = (await read(buyer, "policies?limit=1")).items[0].id as string;
  const alliance = (await read(buyer, "me")).seats[0].alliance.id as string;
  const term = ((await read(buyer, `alliances/${alliance}/rotation`)).terms as { id: string; state: string }[]).find(({ state }) => state === "present")!.id;
  const edition = (await read(buyer, `alliances/${alliance}/editions?limit=1`)).items[0].id as string;
  const problem = (await read(buyer, "undertakings?limit=1")).items[0].id as string;
  const draft = (await read(buyer, "consultations?limit=1")).items[0].id as string;
  const example = (await read(buyer, "examples?limit=1")).items[0].id as string;
  // Its name leads nowhere, so that the trial has not got through.
  const keeper = await visitAs(browser, hub, administrator, { path: "/me" });
  const { webhook } = await write(keeper, `alliances/${alliance}/webhooks`, { name: "县工业平台", address: "https://receiver.invalid/in", events: ["listing.published"] });
  await write(keeper, `alliances/${alliance}/webhooks/${webhook.id}/try`);
  await Promise.all([buyer, seller, keeper].map(({ context }) => context.close()));
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
        "/imports?kind=resource",
        `/policies/${policy}`,
        "/matching",
        `/cooperations/${cooperation}`,
        "/meetings",
        `/meetings/${next}`,
        `/meetings/${next}/live`,
        `/meetings/${past}/minutes`,
        "/resolutions",
        `/resolutions/${corrected}`,
        "/consultations",
        `/consultations/${draft}`,
        "/actions",
        `/actions/${action}`,
        `/alliances/${alliance}`,
        "/reports",
        "/notices",
        "/me",
        "/no-such-page",
      ],
    },
    { account: chair, paths: ["/", "/matching", "/plan", "/meetings", `/resolutions/${voted}`, "/meetings/new", `/meetings/${next}`, `/meetings/${next}/live`, `/meetings/${next}/projector`, `/alliances/${alliance}/terms/${term}`, `/alliances/${alliance}/editions`, `/alliances/${alliance}/editions/new`, `/editions/${edition}`] },
    { account: officer, paths: ["/", "/alliances", `/alliances/${alliance}`, "/publish?kind=policy", "/reports", "/actions", "/undertakings", `/undertakings/${problem}`, "/undertakings/new", "/consultations/new", "/examples", `/examples/${example}`, "/examples/new"] },
    { account: administrator, paths: ["/", "/admin/people", "/admin/organizations", "/admin/alliances", `/admin/alliances/${alliance}`, `/admin/alliances/${alliance}/webhooks/${webhook.id}`, "/admin/audit", "/admin/operations", "/reports"] },
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

async function write({ context }: Visitor, path: string, body?: object) {
  return (await context.request.post(`${hub.url}/api/v1/${path}`, { ...(body && { data: body }), headers: { Origin: hub.url } })).json();
}

/**
 * In a wide window each page is looked at as it loads, and once more after its system has turned to the other colours, in which the next
 * one loads. On a phone, which has the same colours, all else is.
 */
describe.each([{ phone: false }, { phone: true }])("every page (phone: $phone)", ({ phone }) => {
  const walk = async ({ account, paths }: (typeof walks)[number]): Promise<string[]> => {
    const found: string[] = [];
    const { page, context, complaints } = await visitAs(browser, hub, account, { phone, dark: phone, path: "/me" });
    let scheme: "light" | "dark" = phone ? "dark" : "light";
    const look = async (path: string, asked: Parameters<typeof findBarriers>[1]) => {
      await turn(page, scheme);
      found.push(...(await findBarriers(page, asked)).map((barrier) => `${account} ${path} ${scheme}: ${barrier}`));
      const overflow = await overflowOf(page);
      if (overflow > 0) found.push(`${account} ${path} ${scheme}: ${overflow} px wider than its window`);
    };
    for (const path of paths) {
      await page.goto(hub.url + path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await look(path, phone ? "all but colours" : "all");
      if (phone) continue;
      scheme = scheme === "light" ? "dark" : "light";
      await look(path, "colours");
    }
    found.push(...complaints.map((complaint) => `${account}: ${complaint}`));
    await context.close();
    return found;
  };

  it("stands in its window, without barriers, without a complaint", async () => {
    const [longest, ...others] = walks;
    // Two at a time: one loads while the other is looked at.
    const found = await Promise.all([
      walk(longest!),
      others.reduce(async (before, next) => [...(await before), ...(await walk(next))], Promise.resolve<string[]>([])),
    ]);
    expect(found.flat()).toEqual([]);
  }, 600_000);
});

describe("a page on paper", () => {
  it("has what can be read, dark on white, and nothing to press", async () => {
    const { account, paths } = walks[0]!;
    const { page, context } = await visitAs(browser, hub, account, { dark: true, path: paths.find((path) => path.endsWith("/minutes"))! });
    await page.getByRole("button", { name: "打印" }).waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const ink = () => page.evaluate(() => getComputedStyle(document.querySelector("h1")!).color.match(/\d+/g)!.slice(0, 3).map(Number));
    await until("the page, whose script may still be on its way, turns light", async () => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      return Math.max(...(await ink())) < 80;
    });
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    for (const role of ["button", "navigation", "search"] as const) expect(await page.getByRole(role).count(), role).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(Math.min(...(await ink()))).toBeGreaterThan(180);
    await context.close();
  });
});
