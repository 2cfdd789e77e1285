import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub } from "../setup/browser-harness.ts";
import { readTexts } from "../setup/read-texts.ts";

/** Script that a page may bring with its first load, gzipped. */
const MOST_BYTES = 250_000;

const { reports, shell } = readTexts("zh-CN");
const textsIn = (url: string) => /\/texts-([\w-]+?)-[\w-]{8}\.js$/.exec(url)?.[1] ?? url;

/** The work page's heading; while the hub matches, what waits grows. */
const DESK = /^待处理 \d+ 件$/;

/** Notes the headings that a page shows from now on; says which. */
async function watchHeadings(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const headings = new Set<string>();
    const note = () => document.querySelectorAll("h1").forEach(({ textContent }) => headings.add(textContent ?? ""));
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    return headings;
  });
  return () => seen.evaluate((headings) => [...headings]);
}

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  hub = await startDemoHub();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

describe("the first load", () => {
  it.each([
    { phone: false, locale: "zh-CN" as const },
    { phone: true, locale: "en" as const },
  ])("of the work page brings at most 250 kB of script (phone: $phone, $locale)", async (how) => {
    const { page, context } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { ...how, path: "/me" });
    const scripts = new Map<string, Promise<Buffer>>();
    const fresh = await context.newPage();
    fresh.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.set(response.url(), response.body());
    });
    await page.close();
    // Without the cache that the page before has filled.
    const session = await context.newCDPSession(fresh);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await fresh.goto(hub.url, { waitUntil: "networkidle" });
    const bodies = await Promise.all(scripts.values());
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(scripts.size).toBeGreaterThan(10);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    await context.close();
  });
});

describe("what a page fetches only when it is asked for", () => {
  it("opens by pointer and by keyboard, and gives the focus back", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { locale: "zh-CN" });
    await page.waitForLoadState("networkidle");
    const seat = page.getByRole("button", { name: /切换席位/ });
    await seat.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "退出登录" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("金大丰");
    await page.keyboard.press("Control+K");
    await page.getByRole("textbox", { name: "搜索页面和操作" }).waitFor();
    await page.keyboard.type("喷涂");
    await page.getByRole("button", { name: /500台套/ }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/listings\/[0-9a-f]{24}$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("fetches how characters are read when letters are typed, once", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { locale: "zh-CN" });
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("character-readings")) fetched.push(request.url());
    });
    // Anew, so that what the first load brings is seen too.
    await page.reload({ waitUntil: "networkidle" });
    await page.keyboard.press("Control+K");
    const field = page.getByRole("textbox", { name: "搜索页面和操作" });
    await field.fill("喷涂");
    await page.getByRole("button", { name: /500台套/ }).first().waitFor();
    expect(fetched).toEqual([]);
    await field.fill("jdf");
    await page.getByRole("button", { name: "金大丰 成员单位 · 山东金大丰机械有限公司" }).waitFor();
    await field.fill("donyue");
    await field.fill("dongyue");
    await page.getByRole("button", { name: /^东岳农装 成员单位/ }).waitFor();
    expect(fetched).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("brings a page's texts with the page, in words from the start", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { locale: "zh-CN" });
    await page.waitForLoadState("networkidle");
    const fetched: string[] = [];
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await context.route(/\/texts-/, async (route) => {
      fetched.push(textsIn(route.request().url()));
      await held;
      await route.continue();
    });
    const shown = await watchHeadings(page);
    await page.getByRole("link", { name: shell.nav.reports, exact: true }).first().click();
    await page.waitForURL(/\/reports$/);
    // The page before stays until there are words to show.
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(DESK);
    arrive();
    await page.getByRole("heading", { level: 1, name: reports.title }).waitFor();
    expect((await shown()).filter((heading) => !DESK.test(heading))).toEqual([reports.title]);
    expect(fetched).toEqual(["zh-CN-reports"]);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: DESK }).waitFor();
    await page.goForward();
    await page.getByRole("heading", { level: 1, name: reports.title }).waitFor();
    expect(fetched).toEqual(["zh-CN-reports"]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("loads the page anew when its texts cannot be fetched", async () => {
    const { page, context } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { locale: "zh-CN" });
    await page.waitForLoadState("networkidle");
    let isCut = true;
    // The route stays: taken away, the browser may forget what it fetches at that moment.
    await context.route(/\/texts-/, async (route) => {
      await (isCut ? route.abort() : route.continue());
      isCut = false;
    });
    await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: shell.nav.reports, exact: true }).first().click()]);
    await page.getByRole("heading", { level: 1, name: reports.title }).waitFor();
    expect(page.url()).toBe(`${hub.url}/reports`);
    expect(await page.getByText(/reports:/).count()).toBe(0);
    await context.close();
  });

  it("says so when the network is away, and keeps the page", async () => {
    const { page, context } = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { locale: "zh-CN" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.getByRole("button", { name: /搜索/ }).click();
    await page.getByText("网络不通，没有打开，请稍后再试").waitFor();
    await context.setOffline(false);
    // The browser may be back on the network a moment later.
    await page.waitForFunction(() => fetch("/readyz").then(({ ok }) => ok, () => false));
    await page.getByRole("button", { name: /搜索/ }).click();
    await page.getByRole("textbox", { name: "搜索页面和操作" }).waitFor();
    await context.close();
  });
});
