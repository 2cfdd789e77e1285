import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";

const patience = { timeout: 40_000 };
const TITLE = "500台套收割机覆盖件喷涂外协";

/** The demo county holds the newspaper's case: who has all of it, two who have it together, one too late, one too far. */
describe("the newspaper's case: 500 sets to be sprayed", () => {
  let browser: Browser;
  let hub: DemoHub;
  let buyer: Visitor;
  let whole: Visitor;
  let part: Visitor;
  let need: string;

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    buyer = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"));
    whole = await visitAs(browser, hub, await demoAccount(hub, "liaison", "五征山拖"));
    part = await visitAs(browser, hub, await demoAccount(hub, "liaison", "东岳农装"));
    need = (await find(buyer, "need", TITLE)).id;
    await buyer.page.goto(`${hub.url}/listings/${need}`);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  const api = async (visitor: Visitor, path: string) => (await visitor.context.request.get(`${hub.url}/api/v1${path}`)).json();
  const send = async (visitor: Visitor, method: "post" | "patch", path: string, body: object) => {
    const reply = await visitor.context.request[method](`${hub.url}/api/v1${path}`, { data: body, headers: { Origin: hub.url } });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  const find = async (visitor: Visitor, kind: string, title: string): Promise<{ id: string; revision: number }> => {
    const { items } = await api(visitor, `/listings?kind=${kind}&limit=100&q=${encodeURIComponent(title)}`);
    return items.find((item: { title: string }) => item.title === title)!;
  };
  const withdraw = async (visitor: Visitor, title: string) => {
    const { id, revision } = await find(visitor, "resource", title);
    await send(visitor, "post", `/listings/${id}/withdraw`, { revision });
  };
  /** The suggestions on the page, best first, each by its heading. */
  const headings = async (page: Page) => (await page.getByRole("heading", { level: 3 }).allInnerTexts()).map((text) => text.replaceAll(/\s/g, ""));
  const untilFirst = (page: Page, beginning: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector("h3")?.textContent?.replaceAll(/\s/g, "").startsWith(wanted),
      beginning,
      patience,
    );

  test("the supplier of the whole stands first with every reason; the late and the far one are not offered", async () => {
    const { page } = buyer;
    await untilFirst(page, "五征山拖·涂装线空闲产能520台套");
    const card = page.getByRole("heading", { level: 3 }).first().locator("xpath=ancestor::section[1]");
    for (const criterion of ["品类", "描述", "数量", "时间", "距离", "价格", "资质", "履约", "紧急"]) {
      await card.getByText(new RegExp(`${criterion} \\d+/\\d+`)).waitFor();
    }
    const points = (await card.getByText(/^\S+ \d+\/\d+$/).allInnerTexts()).map((text) => Number(/(\d+)\//.exec(text)![1]));
    const score = Number((await card.locator("strong").first().innerText()).trim());
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(score);
    await card.getByText(/需要 500 台.*数量足够/).waitFor();
    expect((await headings(page)).filter((text) => /新喷涂线|青岛分厂/.test(text))).toEqual([]);
  });

  test("it declines: the reason is here at once, it is not offered again, and 300 + 200 take its place without a reload", async () => {
    const { page } = buyer;
    await whole.page.goto(`${hub.url}/listings/${need}`);
    await untilFirst(whole.page, "五征山拖");
    await whole.page.getByRole("button", { name: "不合适…" }).first().click(patience);
    await whole.page.getByText("没有产能", { exact: true }).click();
    await whole.page.getByRole("button", { name: "婉拒", exact: true }).click();

    await page.getByRole("button", { name: "同意接洽 2 家" }).waitFor(patience);
    await page.getByText("组合供给").first().waitFor();
    await page.getByRole("img", { name: /东岳农装 300 台套/ }).first().waitFor();
    await page.getByRole("img", { name: /云杉涂装 200 台套/ }).first().waitFor();
    await page.getByRole("img", { name: /^供货时段/ }).first().waitFor();
    await page.getByText(/^最晚 \d/).first().waitFor();
    expect((await headings(page))[0]).toMatch(/东岳农装|云杉涂装/);

    await page.getByRole("button", { name: /^已答复或失效/ }).click();
    await page.getByText(/五征山拖 已婉拒：没有产能/).first().waitFor(patience);
    const { items } = await api(buyer, `/listings/${need}/matches`);
    const open = items.filter(({ state }: { state: string }) => state === "suggested");
    expect(open.flatMap(({ parts }: { parts: { resource: { title: string } }[] }) => parts.map(({ resource }) => resource.title))).not.toContain("涂装线空闲产能520台套");
  });

  test("with the decoys alone it says what is short, tries it, and one tap makes the concession and takes it back", async () => {
    await withdraw(whole, "涂装线空闲产能520台套");
    await withdraw(part, "涂装B线可承接300套");
    // 6 days before the late line would be done: 15 days until it runs, 9 days of work.
    const { revision } = await api(buyer, `/listings/${need}`);
    await send(buyer, "patch", `/listings/${need}`, { dueDate: inDays(17), revision });
    const { page } = buyer;
    await page.getByText("没有单独满足的资源").waitFor(patience);
    await page.getByText("若交期放宽 6 天，有 1 家合适").waitFor(patience);
    await page.getByText(/^若距离放宽 \d+ 公里，有 1 家合适$/).waitFor();
    await page.getByRole("button", { name: /试一试 交期放宽 6 天/ }).click();
    await page.locator("[aria-live]").getByRole("link", { name: /新喷涂线投产后500台套产能/ }).waitFor(patience);
    await page.getByText("可全部满足").first().waitFor();
    await page.getByText(/正好赶上交期/).first().waitFor();

    await page.getByRole("button", { name: /^采用：交期改为/ }).click();
    await page.getByText(/^已更新：交期改为/).waitFor(patience);
    await untilFirst(page, "云杉涂装·新喷涂线投产后500台套产能");
    expect((await api(buyer, `/listings/${need}`)).dueDate).toBe(inDays(23));

    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("若交期放宽 6 天，有 1 家合适").waitFor(patience);
    expect((await api(buyer, `/listings/${need}`)).dueDate).toBe(inDays(17));
  });

  test("the publish form reads the sentence into chips and fields and shows candidates while one types", async () => {
    const { page } = buyer;
    await page.goto(`${hub.url}/publish?kind=need`);
    const sentence = page.getByRole("textbox", { name: "用一句话说清楚" });
    await sentence.fill("收割机覆盖件喷涂");
    await page.getByText(/^补充.*数量.*后可精确匹配$/).waitFor(patience);
    await sentence.fill(`约 500 台套收割机覆盖件喷涂，${monthAndDay(inDays(40))}前交货，预算 120 万元`);
    for (const chip of [/数量：500 台/, /类别：喷涂/, /最晚交付：/, /总预算：120 万元/]) {
      await page.getByRole("button", { name: chip }).waitFor(patience);
    }
    await page.waitForFunction(() => (document.getElementsByName("quantity.value")[0] as HTMLInputElement).value === "500");
    const [year, month, date] = inDays(40).split("-").map(Number);
    expect(await page.getByLabel("最晚交付", { exact: true }).inputValue()).toBe(`${year}年${month}月${date}日`);
    await page.getByText(/可全部满足/).first().waitFor(patience);
    await page.getByRole("link", { name: /新喷涂线投产后500台套产能/ }).waitFor(patience);
    expect(await page.getByText("渗碳炉").count(), "what is about something else is not offered").toBe(0);
  });

  test("no page complained", () => {
    expect([buyer, whole, part].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** The day so many days from now in Shanghai. */
function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

const monthAndDay = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
