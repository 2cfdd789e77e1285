import { readFile as readBytes } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "../../server/spreadsheets/read-file.ts";
import { demoAccount, launchBrowser, startDemoHub, visitAs, type DemoHub, type Visitor } from "../setup/browser-harness.ts";

interface Listed {
  items: { id: string; title: string; owner: { name: string }; priceHidden: boolean; alliance: { id: string; name: string }; quantity: { value: string } | null }[];
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

  const everything = async (path: string, { page: reader } = secretary) => {
    const items: Listed["items"] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const address = `/api/v1${path}&limit=100${cursor && `&cursor=${cursor}`}`;
      const page: Listed = await reader.evaluate(async (asked) => (await (await fetch(asked)).json()) as Listed, address);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };
  const saved = async ({ page } = secretary) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "导出 Excel" }).click()]);
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

  test("has the resolutions that were searched for", async () => {
    await secretary.page.goto(`${hub.url}/resolutions`);
    await secretary.page.getByRole("textbox", { name: "文号、决议内容或议题" }).fill("检修");
    await secretary.page.getByRole("button", { name: "查找" }).click();
    await secretary.page.waitForURL(/q=/);
    const { name, head, rows } = await saved();
    expect(name).toMatch(/^决议台账-/);
    expect(head.slice(0, 3)).toEqual(["文号", "决议内容", "议题"]);
    expect(rows).toEqual([expect.arrayContaining([expect.stringMatching(/^〔\d{4}〕\d+号$/), "同意错峰检修，由东岳农装汇总三家检修计划。"])]);
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

  test("holds for a liaison what a liaison may know: neither who asked to stay anonymous, nor a price between others", async () => {
    const text = "园区晚班公交末班太早，女工下班不方便";
    const proposer = await visitAs(browser, hub, await demoAccount(hub, "liaison", "五征山拖"), { path: "/suggestions" });
    const made = await proposer.page.evaluate(async (words) => {
      const { seats } = (await (await fetch("/api/v1/me")).json()) as { seats: { role: string; alliance: { id: string } | null }[] };
      const alliance = seats.find(({ role }) => role === "liaison")!.alliance!.id;
      return (await fetch("/api/v1/suggestions", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ alliance, text: words, anonymous: true }) })).status;
    }, text);
    expect(made).toBe(201);

    const liaison = await visitAs(browser, hub, await demoAccount(hub, "liaison", "青禾铸造"), { path: "/suggestions" });
    for (const reader of [liaison, secretary]) {
      await reader.page.goto(`${hub.url}/suggestions`);
      const { head, rows } = await saved(reader);
      const row = rows.find((cells) => cells[head.indexOf("意见或建议")] === text)!;
      expect(row[head.indexOf("提出人")]).toBe("匿名");
      expect(row.join(" ")).not.toContain("五征");
    }

    await liaison.page.goto(`${hub.url}/listings?kind=resource`);
    const { head, rows } = await saved(liaison);
    const hidden = (await everything("/listings?kind=resource", liaison)).filter(({ priceHidden }) => priceHidden);
    expect(hidden.length).toBeGreaterThan(0);
    const priceOf = ({ title, owner }: Listed["items"][number]) => rows.find((cells) => cells[0] === title && cells[1] === owner.name)![head.indexOf("单价")];
    expect(new Set(hidden.map(priceOf))).toEqual(new Set(["仅撮合双方可见"]));
    await proposer.context.close();
    await liaison.context.close();
  });

  test("is there on a phone too, and what narrows it is taken away with a finger", async () => {
    const phone = await visitAs(browser, hub, await demoAccount(hub, "secretary"), { phone: true, path: "/actions?view=every&dueFrom=2020-01-01" });
    const cross = phone.page.getByRole("button", { name: "不再限于：2020年1月1日及以后到期" });
    const { x, y, width, height } = (await cross.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await phone.page.touchscreen.tap(x + width / 2 - 20, y + height / 2 + 20);
    await phone.page.waitForURL(/view=every$/);
    expect((await saved(phone)).name).toMatch(/^督办台账-/);
    await phone.context.close();
  });

  test("is refused in words where its address cannot be read", async () => {
    const reply = await secretary.context.request.get(`${hub.url}/actions.xlsx?dueFrom=2026-13-01`);
    expect([reply.status(), await reply.text()]).toEqual([422, "网址中有认不出的筛选条件，没有导出。请回到清单重新筛选，再导出。"]);
  });

  test("shows who follows a link to a file that is refused the hub's own page, and programs what they can read", async () => {
    const missing = `${hub.url}/api/v1/meetings/${"f".repeat(24)}/minutes.docx`;
    const reply = await secretary.page.goto(missing);
    expect(reply!.status()).toBe(404);
    await secretary.page.getByRole("heading", { name: "没有找到这一页" }).waitFor();
    const asked = await secretary.context.request.get(missing, { headers: { Accept: "*/*" } });
    expect([asked.status(), asked.headers()["content-type"]]).toEqual([404, expect.stringContaining("application/problem+json")]);
  });

  test("is for those who are signed in", async () => {
    const reply = await fetch(`${hub.url}/actions.xlsx`, { redirect: "manual" });
    expect(reply.status).toBe(302);
    expect(reply.headers.get("location")).toContain("/sign-in");
  });
});
