import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseView } from "../../app/contracts/cases.ts";
import { holdScript, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { readTexts } from "../setup/read-texts.ts";

const patience = { timeout: 30_000 };
const say = readTexts("zh-CN");
const title = "园区雨水井堵塞，一下雨就积水";

/** A case in three hands, one of which loses the network while it replies. */
describe("a case of the direct line, from the firm's phone to its rating", () => {
  let browser: Browser;
  let hub: DemoHub;
  let firm: Visitor;
  let officer: Visitor;
  let unit: Visitor;
  let path: string;

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    firm = await visitAs(browser, hub, "wuzheng", { path: "/cases?new", phone: true });
    officer = await visitAs(browser, hub, "officer", { path: "/" });
    unit = await visitAs(browser, hub, "department", { path: "/", phone: true });
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  const stored = async (): Promise<CaseView> => (await (await officer.context.request.get(`${hub.url}/api/v1${path}`)).json()) as CaseView;
  const field = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test("a liaison reports it; what was typed before a reload is still there", async () => {
    const { page } = firm;
    await field(page, say.cases.field.title).fill(title);
    await field(page, say.cases.field.text).fill("每次大雨积水二十公分，货车进不了厂");
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith(":case")), undefined, patience);
    await page.reload();
    await page.waitForFunction((wanted) => document.querySelector<HTMLInputElement>("input[name=title]")?.value === wanted, title, patience);
    await press(page, say.cases.send);
    await page.getByRole("heading", { name: title, level: 1 }).waitFor(patience);
    path = new URL(page.url()).pathname;
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(":case")))).toEqual([]);
  });

  test("it is on the officer's open desk, who dispatches it", async () => {
    const { page } = officer;
    await page.getByRole("button", { name: /条更新/ }).click(patience);
    const line = page.getByRole("listitem").filter({ hasText: title });
    await line.getByRole("link", { name: say.work.button.dispatch_case }).click(patience);
    await press(page, say.cases.dispatch);
    // The first refused field has the focus: the keyboard goes on from there.
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute("placeholder") === wanted, say.cases.field.unitPlaceholder, patience);
    await page.keyboard.type("工信局");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await field(page, say.cases.field.rule).fill("职责目录 2.4 园区市政配套");
    await press(page, say.cases.dispatch);
    await page.getByText("已派给兖州工信局").waitFor(patience);
    await page.getByRole("button", { name: say.cases.superviseDots }).waitFor(patience);
  });

  test("the unit replies while its network is cut: it waits, and is sent once when the network is back", async () => {
    const { page, context } = unit;
    const reply = "已疏通三口雨水井，每月巡查一次";
    // The unit types before the page's script has arrived.
    const release = await holdScript(page);
    await page.goto(hub.url + path, { waitUntil: "commit" });
    await field(page, say.cases.field.reply).fill(reply);
    release();
    await page.waitForFunction(() => window.earlyActs === undefined, undefined, patience);
    await context.setOffline(true);
    await press(page, say.cases.sendReply);
    await page.getByText(say.http.queuedDetail).waitFor(patience);
    expect((await stored()).state).toBe("dispatched");
    expect(await field(page, say.cases.field.reply).inputValue()).toBe(reply);
    await context.setOffline(false);
    await page.getByText(say.cases.done.replied).waitFor(patience);
    const { state, log } = await stored();
    expect(state).toBe("replied");
    expect(log.filter(({ kind }) => kind === "replied")).toMatchObject([{ text: reply }]);
    expect(await page.evaluate(() => [localStorage.getItem("lianmeng:unanswered"), Object.keys(localStorage).filter((key) => key.includes(":reply"))])).toEqual([null, []]);
  });

  test("the officer's page follows without reload: closed, visited back; the firm rates it by keyboard", async () => {
    const { page } = officer;
    await page.getByRole("button", { name: say.cases.close, exact: true }).click(patience);
    await field(page, say.cases.field.visit).fill("电话回访李海涛，雨天不再积水");
    await press(page, say.cases.satisfied);
    await page.getByText(say.cases.done.visited).waitFor(patience);
    const rating = firm.page.getByRole("radio", { name: "4 星" });
    await rating.waitFor({ ...patience, state: "attached" });
    await rating.focus();
    await firm.page.keyboard.press("Space");
    await press(firm.page, say.cases.rate);
    await firm.page.getByText(say.cases.done.rated).waitFor(patience);
    expect(await stored()).toMatchObject({ state: "rated", rating: { stars: 4 } });
    // The step that was pressed is gone: the focus stands where the new state does.
    await firm.page.waitForFunction(() => document.activeElement !== document.body, undefined, patience);
    expect([firm.complaints, officer.complaints, unit.complaints]).toEqual([[], [], []]);
  });
});
