import { readFile as readBytes } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "../../server/spreadsheets/read-file.ts";
import { buildWorkbook } from "../factories/workbooks.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";
import { findBarriers, overflowOf } from "../setup/find-barriers.ts";

const patience = { timeout: 30_000 };
const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A liaison's list from the spreadsheet to the alliance's list, and back. */
describe("a list from a spreadsheet", () => {
  let browser: Browser;
  let hub: DemoHub;
  let liaison: Visitor;

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    liaison = await visitAs(browser, hub, await demoAccount(hub, "liaison", "金大丰"), { path: "/listings?kind=need" });
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  const choose = (name: string, bytes: Uint8Array) => liaison.page.setInputFiles("input[type=file]", { name, mimeType, buffer: Buffer.from(bytes) });
  const saved = async (name: string) => {
    const [download] = await Promise.all([liaison.page.waitForEvent("download"), liaison.page.getByRole("link", { name }).click()]);
    return { name: download.suggestedFilename(), bytes: await readBytes(await download.path()) };
  };

  test("is asked for where the list is, with a template that says what goes where", async () => {
    const { page } = liaison;
    await page.getByRole("link", { name: "导入表格" }).click();
    await page.getByRole("heading", { name: "导入表格", level: 1 }).waitFor(patience);
    const template = await saved("下载模板");
    expect(template.name).toBe("需求导入模板.xlsx");
    const { sheets } = await readFile(template.bytes);
    expect(sheets.map(({ name }) => name)).toEqual(["需求", "填写说明"]);
    expect(await findBarriers(page)).toEqual([]);
  });

  test("is looked at line by line; a column that was not known is told what it means", async () => {
    const { page } = liaison;
    const rows = [["需求名称", "多少", "单位", "截止日期"], ["试验外壳喷涂", "300", "套", new Date(Date.UTC(2099, 2, 5))], ["试验旧需求", "5", "台", "2020年1月1日"], ["", "7", "件", ""]];
    await choose("试验需求.xlsx", await buildWorkbook({ 需求: rows }));
    await page.getByText("将导入 2 条；其余 1 行不导入").waitFor(patience);
    await page.getByText("各列的含义").click();
    await page.getByLabel("多少").selectOption({ label: "数量" });
    await page.getByRole("columnheader", { name: "多少" }).waitFor(patience);
    expect(await page.locator("td", { hasText: "日期已过，先存为草稿" }).textContent()).toContain("2020年1月1日");
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const refused = await saved("下载退回的行");
    expect((await readFile(refused.bytes)).sheets[0]!.rows.map(({ cells }) => cells.at(-1))).toEqual(["错误原因", "需求名称：此项必填"]);
  });

  test("is imported, stands in the list, and is taken back", async () => {
    const { page } = liaison;
    await page.getByRole("button", { name: "导入 2 条" }).click();
    await page.getByText("已发布 1 条").waitFor(patience);
    const preview = page.url();
    await page.getByRole("link", { name: "试验外壳喷涂" }).click();
    await page.getByRole("heading", { name: "试验外壳喷涂" }).waitFor(patience);
    await page.goto(preview);
    await page.getByRole("button", { name: "撤销导入" }).click();
    await page.getByRole("button", { name: "撤回 2 条" }).click();
    await page.getByText("已撤回 2 条").waitFor(patience);
    await page.goto(`${hub.url}/listings?kind=need&q=${encodeURIComponent("试验外壳")}`);
    await page.getByText("没有符合条件的内容").waitFor(patience);
    expect(liaison.complaints).toEqual([]);
  });
});
