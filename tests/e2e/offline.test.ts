import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import en from "../../app/i18n/en/offline.json";
import zh from "../../app/i18n/zh-CN/offline.json";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub } from "../setup/browser-harness.ts";
import { findBarriers, overflowOf } from "../setup/find-barriers.ts";

const LIST = "/listings?kind=need&q=%E5%96%B7%E6%B6%82";
const patience = { timeout: 30_000 };

let hub: DemoHub;
let browser: Browser;
let account: string;

beforeAll(async () => {
  hub = await startDemoHub();
  browser = await launchBrowser();
  account = await demoAccount(hub, "liaison", "金大丰");
});

afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

type How = NonNullable<Parameters<typeof visitAs>[3]>;

/** A visitor whose browser has the hub's service worker and whose page has come to rest. */
async function visit(how: How) {
  const visitor = await visitAs(browser, hub, account, { locale: "zh-CN", ...how });
  await visitor.page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  await visitor.page.waitForLoadState("networkidle");
  return visitor;
}

const isOffline = (page: Page, words: typeof zh | typeof en) => page.getByRole("heading", { level: 1, name: words.title }).waitFor(patience);
const isBack = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor(patience);

describe("a page that is asked for while the hub is down", () => {
  it.each<How & { words: typeof zh | typeof en; title: string }>([
    { locale: "zh-CN", phone: true, dark: true, words: zh, title: "清单" },
    { locale: "en", phone: false, dark: false, words: en, title: "Lists" },
  ])("is told in the reader's language and opens by itself when the hub is back ($locale)", async ({ words, title, ...how }) => {
    const { page, context, complaints } = await visit({ ...how, path: LIST });
    await hub.kill();
    await page.reload();
    await isOffline(page, words);
    expect(page.url()).toBe(hub.url + LIST);
    expect(await page.title()).toBe(words.pageTitle);
    expect(await page.locator("html").getAttribute("lang")).toBe(how.locale);
    expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(how.dark ? "dark" : "light");
    await page.getByText(words.noAnswer).waitFor();
    await page.getByText(new RegExp(`^${words.lastAnswer.replace("{{time}}", "\\d\\d:\\d\\d")}$`)).waitFor();
    await page.getByRole("button", { name: words.retry }).press("Enter");
    await page.getByRole("status").filter({ hasText: words.stillAway }).waitFor(patience);
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);

    const newTab = await context.newPage();
    await newTab.goto(`${hub.url}/notices`);
    await isOffline(newTab, words);
    await newTab.close();

    await hub.start();
    await isBack(page, title);
    expect(page.url()).toBe(hub.url + LIST);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("a file that is asked for while the hub is down", () => {
  it("leaves the reader where he is, and comes when the hub is back", async () => {
    const { page, context } = await visit({ path: LIST });
    const save = page.getByRole("link", { name: "导出 Excel" });
    await hub.kill();
    await save.click();
    // Long enough for another page to have come, if one did.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(page.url()).toBe(hub.url + LIST);
    await isBack(page, "清单");
    await hub.start();
    const [download] = await Promise.all([page.waitForEvent("download", patience), save.click()]);
    expect(download.suggestedFilename()).toMatch(/^需求清单-.*\.xlsx$/);
    await context.close();
  });
});

describe("a network that is cut", () => {
  it("loses nothing of a form that is half filled", async () => {
    const { page, context, complaints } = await visit({ path: "/publish?kind=need" });
    await page.getByRole("textbox", { name: "名称" }).fill("覆盖件喷涂外协");
    await page.getByText(/^已暂存在本机/).waitFor();
    await context.setOffline(true);
    const sentence = page.getByRole("textbox", { name: "用一句话说清楚" });
    await sentence.fill("还差 500 台套机架要喷涂");
    // Nobody can read it now; what was typed is kept after a moment.
    await page.waitForFunction(() => Object.values(localStorage).some((text) => String(text).includes("还差 500 台套机架要喷涂")));
    await page.reload();
    await isOffline(page, zh);
    await page.getByText(zh.noNetwork).waitFor();
    await page.getByText(zh.kept).waitFor();
    await context.setOffline(false);
    await expect.poll(() => page.getByRole("textbox", { name: "名称" }).inputValue().catch(() => null), patience).toBe("覆盖件喷涂外协");
    expect(await sentence.inputValue()).toBe("还差 500 台套机架要喷涂");
    await page.getByRole("button", { name: /数量：500/ }).waitFor(patience);
    expect(page.url()).toBe(`${hub.url}/publish?kind=need`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("a network that leads nowhere", () => {
  it("is given up after a while, and waited for when it is only slow", async () => {
    const { page, context } = await visit({ path: LIST });
    hub.pause();
    const slow = page.reload();
    await page.waitForTimeout(3_000);
    hub.resume();
    expect((await slow)!.status()).toBe(200);
    await isBack(page, "清单");

    hub.pause();
    const reply = await page.reload({ waitUntil: "commit" });
    expect(reply!.status()).toBe(503);
    await isOffline(page, zh);
    hub.resume();
    await isBack(page, "清单");
    await context.close();
  });
});

describe("what the device keeps for pages that cannot be had", () => {
  it("is nothing of anybody's", async () => {
    const { page, context } = await visit({ path: "/" });
    for (const path of ["/me", "/notices", LIST]) await page.goto(hub.url + path);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    const noted = await page.evaluate(() => JSON.parse(localStorage.getItem("lianmeng:answer")!) as object);
    expect(noted).toEqual({ at: expect.any(Number), locale: "zh-CN" });
    await context.close();
  });
});
