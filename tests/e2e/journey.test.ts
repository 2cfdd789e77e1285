import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locale } from "../../app/contracts/locale.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { readTexts } from "../setup/read-texts.ts";
import { until } from "../setup/until.ts";

const patience = { timeout: 20_000 };
const title = "加急：500 台套机架喷涂外协";

/** The words that the journey presses, as the locale files have them. */
function wordsOf(locale: Locale) {
  const { listings, matches, meetings, cooperations } = readTexts(locale);
  const { field } = listings;
  return {
    name: new RegExp(`^${field.title}`),
    text: field.text as string,
    category: field.category as string,
    quantity: field.quantity as string,
    unit: field.unit as string,
    due: field.dueDate as string,
    publish: listings.form.publish as string,
    spraying: locale === "en" ? "Spray coating" : "喷涂",
    accept: matches.accept as string,
    item: "落实 500 台套喷涂",
    addItem: meetings.newItem as string,
    open: meetings.live.openMeeting as string,
    next: new RegExp(`^${meetings.live.next.split("{{")[0]}`),
    delivered: cooperations.quantity as string,
    deliver: cooperations.deliver as string,
    value: cooperations.valueYuan as string,
    confirm: cooperations.confirm as string,
    confirmed: new RegExp(cooperations.confirmedBy.replace("{{name}}", ".*")),
  };
}

describe.each(["zh-CN", "en"] as const)("the thread, from an overdue need to a confirmed value, in %s", (locale) => {
  let browser: Browser;
  let hub: DemoHub;
  let buyer: Visitor;
  let supplier: Visitor;
  let chair: Visitor;
  let phone: Visitor;
  let meeting: string;
  const say = wordsOf(locale);

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    const [buyerAccount, supplierAccount, chairAccount, memberAccount] = [
      await demoAccount(hub, "liaison", "金大丰"),
      await demoAccount(hub, "liaison", "五征山拖"),
      await demoAccount(hub, "chair", "东岳农装"),
      await demoAccount(hub, "liaison", "青禾铸造"),
    ];
    buyer = await visitAs(browser, hub, buyerAccount, { locale, path: "/publish?kind=need" });
    supplier = await visitAs(browser, hub, supplierAccount, { locale });
    chair = await visitAs(browser, hub, chairAccount, { locale, path: "/meetings" });
    phone = await visitAs(browser, hub, memberAccount, { locale, phone: true });
    meeting = await nextMeeting(chair.page, hub);
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  const choose = async (page: Page, field: string, typed: string) => {
    await page.getByLabel(field, { exact: true }).first().click();
    await page.getByLabel(field, { exact: true }).first().fill(typed);
    await page.getByRole("option", { name: typed }).first().click(patience);
  };
  const api = async (visitor: Visitor, path: string) => (await visitor.context.request.get(`${hub.url}/api/v1${path}`)).json();

  test("a liaison publishes the need and the counterpart's open page shows the suggestion", async () => {
    const { page } = buyer;
    await page.getByRole("textbox", { name: say.name }).fill(title);
    await page.getByRole("textbox", { name: say.text }).fill("自有喷涂线满负荷，机架喷涂来不及，订单面临违约");
    await choose(page, say.category, say.spraying);
    await page.getByRole("textbox", { name: say.quantity, exact: true }).fill("500");
    await choose(page, say.unit, "台套");
    await page.getByLabel(say.due, { exact: true }).fill(inDays(12));
    await page.getByRole("button", { name: say.publish, exact: true }).click();
    await page.waitForURL(/\/listings\/[0-9a-f]{24}/, patience);
    await supplier.page.getByText(title).first().waitFor(patience);
  });

  test("both accept, and a cooperation of 500 begins", async () => {
    const need = buyer.page.url().split("/").at(-1)!.split("?")[0]!;
    await until("the suggestion", async () => {
      const { items } = await api(buyer, `/listings/${need}/matches`);
      return items.some((match: { parts: { resource: { owner: { name: string } } }[] }) =>
        match.parts.length === 1 && match.parts[0]!.resource.owner.name.includes("五征山拖"),
      );
    }, 30_000);
    await acceptOn(buyer.page, "五征山拖");
    await supplier.page.goto(`${hub.url}/listings/${need}`);
    await acceptOn(supplier.page, "五征山拖");
    const cooperation = await untilCooperation(need);
    expect(cooperation).toMatch(/^[0-9a-f]{24}$/);
  });

  const acceptOn = async (page: Page, counterpart: string) => {
    const card = page
      .getByRole("heading", { level: 3 })
      .filter({ hasText: counterpart })
      .first()
      .locator(`xpath=ancestor::*[.//button[contains(., "${say.accept}")]][1]`);
    await card.getByRole("button", { name: say.accept }).first().click(patience);
  };

  async function untilCooperation(need: string): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { items } = await api(supplier, "/cooperations");
      const found = items.find((item: { need: { id: string } }) => item.need.id === need);
      if (found) return found.id;
      await supplier.page.waitForTimeout(100);
    }
    throw new Error("no cooperation came of two acceptances");
  }

  test("the chair puts it on the agenda and opens; all four screens move together, also through a killed hub", async () => {
    await chair.page.goto(`${hub.url}/meetings/${meeting}`);
    await chair.page.getByPlaceholder(say.addItem).fill(say.item);
    await chair.page.getByPlaceholder(say.addItem).press("Enter");
    await chair.page.getByText(say.item).first().waitFor(patience);
    const everybody = [chair, buyer, supplier, phone];
    await Promise.all(everybody.map(({ page }) => page.goto(`${hub.url}/meetings/${meeting}/live`)));
    await chair.page.getByRole("button", { name: say.open }).click(patience);
    await showsCurrent(everybody, "确认上次会议纪要");
    await chair.page.getByRole("button", { name: say.next }).click(patience);
    await showsCurrent(everybody, "500 台套收割机覆盖件喷涂外协");

    // Once is enough: how a page comes back does not depend on its language.
    if (locale === "zh-CN") await hub.killAndRestart();
    await chair.page.getByRole("button", { name: say.next }).click(patience);
    await showsCurrent(everybody, "产业链协作补贴");
  });

  const showsCurrent = async (visitors: Visitor[], item: string) => {
    const squeezed = item.replaceAll(" ", "");
    await Promise.all(
      visitors.map(({ page }) =>
        page.waitForFunction(
          (wanted) => [...document.querySelectorAll("h1, h2")].some((heading) => heading.textContent?.replaceAll(" ", "").includes(wanted)),
          squeezed,
          { timeout: 40_000 },
        ),
      ),
    );
  };

  test("the supplier delivers 300, then 200, and both confirm the value", async () => {
    const { items } = await api(supplier, "/cooperations");
    const cooperation = items.find((item: { need: { title: string } }) => item.need.title === title);
    const path = `${hub.url}/cooperations/${cooperation.id}`;
    await supplier.page.goto(path);
    for (const part of ["300", "200"]) {
      await supplier.page.getByRole("textbox", { name: say.delivered, exact: true }).last().fill(part);
      await supplier.page.getByRole("button", { name: say.deliver }).last().click(patience);
      await supplier.page.waitForFunction(
        (wanted) => document.body.textContent?.replaceAll(/[\s,]/g, "").includes(wanted),
        part === "300" ? "300/500" : "500/500",
        patience,
      );
    }
    for (const [visitor, value] of [[supplier, "1100000"], [buyer, "860000"]] as const) {
      await visitor.page.goto(path);
      await visitor.page.getByRole("textbox", { name: say.value }).first().fill(value);
      await visitor.page.getByRole("button", { name: say.confirm }).last().click(patience);
      await visitor.page.getByText(say.confirmed).first().waitFor(patience);
    }
    await until("both have confirmed", async () => (await api(buyer, `/cooperations/${cooperation.id}`)).state === "confirmed");
  });

  test("no page complained", () => {
    expect([buyer, supplier, chair, phone].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function nextMeeting(page: Page, hub: DemoHub): Promise<string> {
  const reply = await page.context().request.get(`${hub.url}/api/v1/meetings?state=scheduled`);
  const { items } = (await reply.json()) as { items: { id: string }[] };
  return items[0]!.id;
}
