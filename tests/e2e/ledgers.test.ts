import { readFile as readBytes } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "../../server/spreadsheets/read-file.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";

interface Listed {
  items: { id: string; title: string; alliance: { id: string; name: string }; quantity: { value: string } | null }[];
  nextCursor: string | null;
}

/** What stands in the hub as a spreadsheet: for whoever keeps a ledger, and back again. */
describe("a saved ledger", () => {
  let browser: Browser;
  let hub: DemoHub;
  let secretary: Visitor;

  beforeAll(async () => {
    hub = await startDemoHub();
    browser = await launchBrowser();
    secretary = await visitAs(browser, hub, await demoAccount(hub, "secretary"), { path: "/actions" });
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  const api = (path: string) => secretary.page.evaluate(async (address) => (await (await fetch(`/api/v1${address}`)).json()) as unknown, path);
  const everything = async (path: string) => {
    const items: Listed["items"] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = (await api(`${path}&limit=100${cursor && `&cursor=${cursor}`}`)) as Listed;
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };
  const saved = async () => {
    const [download] = await Promise.all([secretary.page.waitForEvent("download"), secretary.page.getByRole("link", { name: "导出 Excel" }).click()]);
    const bytes = await readBytes(await download.path());
    const { sheets } = await readFile(bytes);
    const [head, ...rows] = sheets[0]!.rows.map(({ cells }) => cells);
    return { name: download.suggestedFilename(), head: head!, rows, bytes };
  };

  test("has all tasks of the view that is open, in its order", async () => {
    const { name, head, rows } = await saved();
    expect(name).toMatch(/^督办台账-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(head.slice(0, 4)).toEqual(["编号", "任务", "来源会议", "牵头单位"]);
    const tasks = await everything("/actions?open=true");
    expect(tasks.length).toBeGreaterThan(0);
    expect(rows.map((cells) => cells[1])).toEqual(tasks.map(({ title }) => title));
  });

  test("has all suggestions", async () => {
    await secretary.page.goto(`${hub.url}/suggestions`);
    const { name, rows } = await saved();
    expect(name).toMatch(/^意见建议台账-/);
    expect(rows).toHaveLength((await everything("/suggestions?x=")).length);
  });

  test("has the list that was narrowed down, with numbers that add up; imported again, what lies ahead is known", async () => {
    const [seat] = (await everything("/listings?kind=need")).slice(0, 1);
    const { alliance } = seat!;
    await secretary.page.goto(`${hub.url}/listings?kind=need&alliance=${alliance.id}`);
    const { name, head, rows, bytes } = await saved();
    expect(name).toMatch(/^需求清单-/);
    const needs = await everything(`/listings?kind=need&alliance=${alliance.id}`);
    expect(rows.map((cells) => cells[0])).toEqual(needs.map(({ title }) => title));
    expect(rows.map((cells) => cells[head.indexOf("数量")])).toEqual(needs.map(({ quantity }) => (quantity ? String(Number(quantity.value)) : "")));

    const query = new URLSearchParams({ kind: "need", alliance: alliance.id, name: "再导入.xlsx" });
    const read = await secretary.page.evaluate(
      async ({ path, file }) => {
        const uploaded = await fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: new Uint8Array(file) });
        const { id } = (await uploaded.json()) as { id: string };
        return (await (await fetch(`/api/v1/imports/${id}/lines?limit=100`)).json()) as { items: { state: string; cells: string[] }[] };
      },
      { path: `/api/v1/imports?${query}`, file: [...bytes] },
    );
    // A need whose day is over stays open in the hub, and comes from a spreadsheet as a draft.
    const day = head.indexOf("截止日期");
    const ahead = read.items.filter(({ cells }) => (cells[day] ?? "") >= new Date().toISOString().slice(0, 10));
    expect(ahead.length).toBeGreaterThan(20);
    expect(new Set(ahead.map(({ state }) => state))).toEqual(new Set(["known"]));
  });

  test("is for those who are signed in", async () => {
    const reply = await fetch(`${hub.url}/actions.xlsx`, { redirect: "manual" });
    expect(reply.status).toBe(302);
    expect(reply.headers.get("location")).toContain("/sign-in");
  });
});
