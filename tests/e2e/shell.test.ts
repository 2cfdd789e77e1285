import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdScript, launchBrowser, startDemoHub, visitAs, type DemoHub } from "../setup/browser-harness.ts";
import { findBarriers, overflowOf } from "../setup/find-barriers.ts";

const PASSWORD = "Sunny-Harbor-42";
let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  hub = await startDemoHub({ demo: false });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("账号").fill("admin");
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByLabel("密码", { exact: true }).press("Enter");
}

describe("a new hub", () => {
  it("is set up by the link that it printed, with the keyboard alone", async () => {
    const { page, complaints } = await visitAs(browser, hub, null, { path: hub.setupLink!.slice(hub.url.length) });
    await page.getByLabel("姓名").focus();
    await page.keyboard.type("王管理");
    await page.keyboard.press("Tab");
    await page.keyboard.type("admin");
    await page.keyboard.press("Tab");
    await page.keyboard.type("short");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("password");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^王管理，切换席位/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("cannot be set up twice", async () => {
    const { page } = await visitAs(browser, hub, null, { path: hub.setupLink!.slice(hub.url.length) });
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  it("leads a stranger to the sign-in page and back to where they were going", async () => {
    const { page, complaints } = await visitAs(browser, hub, null, { path: "/me?from=mail" });
    await page.waitForURL(/\/sign-in\?to=%2Fme%3Ffrom%3Dmail$/);
    await signIn(page);
    await page.waitForURL(/\/me\?from=mail$/);
    await page.getByRole("heading", { name: "我的席位" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("a slow network", () => {
  it("holds a form that is sent before its script has arrived, and sends it then", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, null, { path: "/sign-in" });
    await page.waitForLoadState("networkidle");
    const release = await holdScript(page);
    await page.goto(`${hub.url}/sign-in?to=/notices`, { waitUntil: "commit" });
    await signIn(page);
    expect(page.url()).toBe(`${hub.url}/sign-in?to=/notices`);
    release();
    await page.waitForURL(/\/notices$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("answers a button that is pressed before its script has arrived, once", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, null, { path: "/sign-in?to=/me" });
    await signIn(page);
    await page.getByText(/^已同步/).waitFor();
    const release = await holdScript(page);
    await page.goto(`${hub.url}/me`, { waitUntil: "commit" });
    await page.getByRole("button", { name: "新建令牌" }).click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    release();
    await page.getByRole("dialog", { name: "新建令牌" }).waitFor();
    await page.getByRole("button", { name: "取消" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe.each([
  { phone: false, dark: false },
  { phone: true, dark: false },
  { phone: false, dark: true },
  { phone: true, dark: true },
])("the pages (phone: $phone, dark: $dark)", (how) => {
  it("stand in their window, without barriers and without a complaint", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, null, { ...how, path: "/sign-in" });
    const found: Record<string, string[]> = { "/sign-in": await findBarriers(page) };
    await signIn(page);
    await page.getByRole("button", { name: /切换席位/ }).waitFor();
    for (const path of ["/me", "/notices", "/no-such-page"]) {
      await page.goto(hub.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      found[path] = await findBarriers(page);
      expect(await overflowOf(page), `${path} is wider than its window`).toBeLessThanOrEqual(0);
    }
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("a cut connection", () => {
  it("is told, heals by itself after the hub was killed and started again, and keeps the page", async () => {
    const { page, context, complaints } = await visitAs(browser, hub, null, { path: "/sign-in?to=/me" });
    await signIn(page);
    await page.getByText(/^已同步 \d\d:\d\d:\d\d$/).waitFor();
    await page.getByLabel("姓名").fill("王管理员");
    await hub.kill();
    await page.getByText(/连接中断，正在重连（第 2 次），数据截至/).waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("网络不通，尚未收到答复").waitFor();
    await hub.start();
    await page.getByText(/^已恢复/).waitFor({ timeout: 20_000 });
    expect(await page.getByLabel("姓名").inputValue()).toBe("王管理员");
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByText("已保存").waitFor();
    await page.getByText(/^已恢复/).waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("ends a page whose session was ended elsewhere", async () => {
    const first = await visitAs(browser, hub, null, { path: "/sign-in?to=/notices" });
    await signIn(first.page);
    await first.page.getByText(/^已同步/).waitFor();
    const second = await visitAs(browser, hub, null, { path: "/sign-in?to=/me" });
    await signIn(second.page);
    await second.page.getByRole("heading", { name: "登录的设备" }).waitFor();
    await second.page.getByText(/^已同步/).waitFor();
    for (let left = await second.page.getByRole("button", { name: "退出该设备" }).count(); left > 0; left -= 1) {
      await second.page.getByRole("button", { name: "退出该设备" }).first().click();
      await expect.poll(() => second.page.getByRole("button", { name: "退出该设备" }).count(), { timeout: 15_000 }).toBe(left - 1);
    }
    await first.page.waitForURL(/\/sign-in\?to=%2Fnotices$/);
    expect(await first.page.getByLabel("账号").isVisible()).toBe(true);
  });
});
