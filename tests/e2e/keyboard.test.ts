import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { tabTo } from "../setup/tab-to.ts";
import { until } from "../setup/until.ts";

const patience = { timeout: 20_000 };
let hub: DemoHub;
let browser: Browser;
let meeting: { id: string; path: string };
const visitors: Visitor[] = [];

/** A window whose script runs and whose streams are followed: keys that are pressed before would be lost. */
async function visit(account: string, path: string): Promise<Visitor> {
  const visitor = await visitAs(browser, hub, account, { path });
  visitors.push(visitor);
  await visitor.page.getByText(/^已同步/).first().waitFor(patience);
  return visitor;
}

const read = async (visitor: Visitor, path: string) => (await visitor.context.request.get(`${hub.url}/api/v1/${path}`)).json();
const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name }).first();

beforeAll(async () => {
  hub = await startDemoHub();
  browser = await launchBrowser();
  const visitor = await visitAs(browser, hub, await demoAccount(hub, "chair", "东岳农装"), { path: "/me" });
  const { items } = await read(visitor, "meetings?state=scheduled");
  meeting = { id: items[0].id, path: `/meetings/${items[0].id}` };
  await visitor.context.close();
});

afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

describe("with the keyboard alone", () => {
  test("a liaison publishes a need", async () => {
    const { page } = await visit(await demoAccount(hub, "liaison", "金大丰"), "/publish?kind=need");
    await tabTo(page, page.getByRole("textbox", { name: /^名称/ }));
    await page.keyboard.type("机架喷塑 260 台套");
    const choose = async (field: string, words: string) => {
      await tabTo(page, page.getByLabel(field, { exact: true }).first());
      await page.keyboard.type(words);
      await page.getByRole("option", { name: words }).first().waitFor(patience);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    };
    await choose("类别", "喷涂");
    await tabTo(page, page.getByRole("textbox", { name: "数量", exact: true }));
    await page.keyboard.type("260");
    await choose("单位（量）", "台套");
    await tabTo(page, button(page, /^发布$/));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/listings\/[0-9a-f]{24}/, patience);
    await page.getByRole("heading", { level: 1, name: /机架喷塑\s*260\s*台套/ }).waitFor(patience);
  });

  test("a liaison answers a suggestion", async () => {
    const visitor = await visit(await demoAccount(hub, "liaison", "五征山拖"), "/");
    const waiting = await until("a suggestion to answer", async () => (await read(visitor, "matches?limit=100")).items[0] as { id: string; need: { id: string } } | undefined, 90_000);
    await visitor.page.goto(`${hub.url}/listings/${waiting.need.id}`);
    await visitor.page.getByText(/^已同步/).first().waitFor(patience);
    await tabTo(visitor.page, button(visitor.page, "同意接洽"));
    await visitor.page.keyboard.press("Enter");
    await visitor.page.getByText(/已同意/).first().waitFor(patience);
  });

  test("the chair puts the agenda in order, by the handle and by the buttons", async () => {
    const visitor = await visit(await demoAccount(hub, "chair", "东岳农装"), meeting.path);
    const { page } = visitor;
    const titles = async () => ((await read(visitor, `meetings/${meeting.id}`)).agenda as { title: string }[]).map(({ title }) => title);
    const [first, second, third] = (await titles()) as [string, string, string];
    await tabTo(page, button(page, `拖动“${first}”`));
    await page.keyboard.press("Space");
    await page.getByText(`“${first}”现在是第 1 项`).waitFor({ ...patience, state: "attached" });
    await page.keyboard.press("ArrowDown");
    await page.getByText(`“${first}”现在是第 2 项`).waitFor({ ...patience, state: "attached" });
    await page.keyboard.press("Space");
    await until("the new order", async () => (await titles()).join().startsWith([second, first, third].join()));

    await page.getByRole("button", { name: `上移“${first}”` }).focus();
    await page.keyboard.press("Enter");
    await until("the old order", async () => (await titles()).join().startsWith([first, second, third].join()));
    // At the top the button stays where the hand is.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(`上移“${first}”`);
  });

  test("the chair runs the meeting by ← → and space, each move is announced once, and a member votes", async () => {
    const chair = await visit(await demoAccount(hub, "chair", "东岳农装"), `${meeting.path}/live`);
    const member = await visit(await demoAccount(hub, "liaison", "青禾铸造"), `${meeting.path}/live`);
    const agenda = (await read(chair, `meetings/${meeting.id}`)).agenda as { title: string }[];
    const announced = await followAnnouncements(member.page);
    const bothShow = async (title: string) => {
      for (const { page } of [chair, member]) await page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor(patience);
      await chair.page.locator("footer[aria-busy=false]").waitFor(patience);
    };

    await tabTo(chair.page, button(chair.page, "宣布开会"));
    await chair.page.keyboard.press("Enter");
    await bothShow(agenda[0]!.title);
    await chair.page.keyboard.press("ArrowRight");
    await bothShow(agenda[1]!.title);
    // The space bar moves on as long as no button has the focus.
    await chair.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await chair.page.keyboard.press("Space");
    await bothShow(agenda[2]!.title);
    await chair.page.keyboard.press("ArrowLeft");
    await bothShow(agenda[1]!.title);
    expect(await announced()).toEqual([0, 1, 2, 1].map((index) => `现在进行第 ${index + 1} 项：${agenda[index]!.title}`));

    await tabTo(chair.page, button(chair.page, "发起表决"));
    await chair.page.keyboard.press("Enter");
    await tabTo(chair.page, chair.page.getByRole("textbox", { name: "表决事项" }));
    await chair.page.keyboard.type("由联盟见证签约");
    await tabTo(chair.page, chair.page.getByRole("textbox", { name: "未达法定人数仍表决的理由" }));
    await chair.page.keyboard.type("外出单位已书面同意");
    await chair.page.keyboard.press("Enter");

    await button(member.page, "同意").waitFor(patience);
    await tabTo(member.page, button(member.page, /^同意$/));
    await member.page.keyboard.press("Enter");
    await member.page.getByText("已投“同意”，表决结束前可以更改").waitFor(patience);
  });

  test("no page complained", () => {
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** Collects what the page's announcements of moves say from now on, one entry a change. */
async function followAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  const region = page.getByRole("status").filter({ hasText: "会议还没有开始" });
  await region.evaluate((element) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(element.textContent ?? "")).observe(element, { characterData: true, childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
