import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlanView } from "../../app/contracts/plans.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { readTexts } from "../setup/read-texts.ts";

const patience = { timeout: 30_000 };
const say = readTexts("zh-CN");
const title = "加急：400 台套机架喷涂外协";

/** What a page says, without the spaces that are set between Han and figures. */
const saysOn = (page: Page, wanted: string) =>
  page.waitForFunction((text) => document.body.textContent?.replaceAll(/\s/g, "").includes(text), wanted.replaceAll(/\s/g, ""), patience);

describe("the plan of an alliance, from the first figures to the agenda", () => {
  let browser: Browser;
  let hub: DemoHub;
  let secretary: Visitor;
  let buyer: Visitor;
  let alliance: string;

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    secretary = await visitAs(browser, hub, await demoAccount(hub, "secretary"), { path: "/plan" });
    buyer = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { path: "/publish?kind=need" });
    const me = await (await secretary.context.request.get(`${hub.url}/api/v1/me`)).json();
    alliance = me.seats.find(({ role }: { role: string }) => role === "secretary").alliance.id;
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  const newest = async (): Promise<PlanView> =>
    (await (await secretary.context.request.get(`${hub.url}/api/v1/match/plan?alliance=${alliance}`)).json()).plan;

  test("the secretary computes it and reads what it brings beside first come, first served", async () => {
    const { page } = secretary;
    await page.getByText(say.plans.none).waitFor(patience);
    await page.getByRole("button", { name: say.plans.runFirst }).click();
    await page.getByText(say.plans.byPlan).waitFor(patience);
    const plan = await newest();
    expect(plan.value.amount).toBeGreaterThan(plan.firstComeValue.amount);
    expect(plan.certified).toBe(true);
    await saysOn(page, say.plans.needsOf.replace("{{whole}}", plan.needs.whole).replace("{{part}}", plan.needs.part).replace("{{none}}", plan.needs.none));
    await page.getByText(say.plans.certified).waitFor(patience);
    await page.locator("svg.recharts-surface path.recharts-sankey-link").first().waitFor({ ...patience, state: "attached" });
  });

  test("a need published in another window changes the open page, which says why, without reload", async () => {
    const before = await newest();
    await secretary.page.evaluate(() => Object.assign(globalThis, { opened: "once" }));
    const { page } = buyer;
    await page.getByRole("textbox", { name: new RegExp(`^${say.listings.field.title}`) }).fill(title);
    await page.getByRole("textbox", { name: say.listings.field.text }).fill("自有喷涂线满负荷，机架喷涂来不及，订单面临违约");
    await choose(page, say.listings.field.category, "喷涂");
    await page.getByRole("textbox", { name: say.listings.field.quantity, exact: true }).fill("400");
    await choose(page, say.listings.field.unit, "台套");
    await page.getByLabel(say.listings.field.dueDate, { exact: true }).fill(inDays(20));
    await page.getByRole("button", { name: say.listings.form.publish, exact: true }).click();
    await page.waitForURL(/\/listings\/[0-9a-f]{24}/, patience);

    const open = secretary.page;
    await open.getByText(say.plans.update.new.need).waitFor(patience);
    await open.getByRole("status").getByRole("link", { name: title }).waitFor(patience);
    await open.getByRole("table").getByRole("link", { name: title }).waitFor(patience);
    const after = await newest();
    expect([after.id, after.revision > before.revision]).toEqual([before.id, true]);
    expect(after.updates[0]!.gain.amount).toBe(after.value.amount - before.value.amount);
    expect(await open.evaluate(() => (globalThis as { opened?: string }).opened)).toBe("once");
  });

  test("proposed, a supplier's open page shows the quantity that the plan gives him", async () => {
    const plan = await newest();
    const row = plan.rows.find(({ need }) => need.title === title)!;
    const suppliers = row.parts.map(({ resource }) => resource!.owner.name);
    const account = await Promise.any(suppliers.map((name) => demoAccount(hub, "liaison", name)));
    const supplier = await visitAs(browser, hub, account, { path: "/matching" });
    const shown = row.parts.map(({ resource, quantity }) => `${resource!.owner.name} ${quantity.value} ${quantity.unit}`).join(" + ");
    await secretary.page.getByRole("button", { name: say.plans.propose }).click();
    await secretary.page.getByText(say.plans.proposed).waitFor(patience);
    const proposed = await newest();
    expect(proposed.state).toBe("proposed");
    expect(proposed.suggestions).toBeGreaterThan(0);
    await saysOn(supplier.page, `金大丰 ${title}`);
    await showsSuggestion(supplier.page, shown);
    expect(supplier.complaints).toEqual([]);
  });

  /** New suggestions above the fold wait for a press. */
  const showsSuggestion = async (page: Page, wanted: string) => {
    const squeezed = wanted.replaceAll(/\s/g, "");
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if ((await page.locator("main").innerText()).replaceAll(/[\s,]/g, "").includes(squeezed)) return;
      const updates = page.getByRole("button", { name: /更新/ });
      if (await updates.count()) await updates.first().click();
      await page.waitForTimeout(200);
    }
    throw new Error(`the open page never showed ${wanted}`);
  };

  test("it goes on the agenda of the next meeting, with its figures", async () => {
    const { page } = secretary;
    await page.getByRole("button", { name: say.plans.toAgenda }).press("Enter");
    const meeting = page.getByRole("menuitem").first();
    const name = (await meeting.innerText()).split(" · ")[0]!;
    await meeting.press("Enter");
    await saysOn(page, say.plans.onAgenda.replace("{{title}}", name));
    const { items } = await (await secretary.context.request.get(`${hub.url}/api/v1/meetings?state=scheduled&alliance=${alliance}`)).json();
    const { agenda } = await (await secretary.context.request.get(`${hub.url}/api/v1/meetings/${items[0].id}`)).json();
    const plan = await newest();
    expect(agenda.at(-1)).toMatchObject({ kind: "plan", subject: plan.id, text: expect.stringContaining(`全部满足 ${plan.needs.whole} 条`) });
    await page.goto(`${hub.url}/plans/${plan.id}`);
    await page.getByText(say.plans.byPlan).waitFor(patience);
  });

  test("no page complained", () => {
    expect([secretary, buyer].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

async function choose(page: Page, field: string, typed: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).first().click();
  await page.getByLabel(field, { exact: true }).first().fill(typed);
  await page.getByRole("option", { name: typed }).first().click(patience);
}

const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
