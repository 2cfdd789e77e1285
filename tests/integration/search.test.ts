import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildListing } from "../factories/listings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

describe("the search", () => {
  let hub: TestHub;
  let world: World;
  let own: string;
  let foreign: string;

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
    own = (await buildListing(hub, { alliance: world.alliance.id, owner: world.organization, title: "重庆产旋耕机喷漆外协", audience: { scope: "alliance" } })).id;
    foreign = (await buildListing(hub, { alliance: world.otherAlliance.id, owner: world.organizationOfOtherAlliance, title: "重庆产播种机喷漆外协", audience: { scope: "alliance" } })).id;
  });
  afterAll(() => hub.close());

  const found = async (who: keyof World["people"], q: string) => {
    const { status, body } = await hub.call("GET", `/listings?q=${encodeURIComponent(q)}`, world.people[who].token);
    expect(status).toBe(200);
    return (body.items as { id: string }[]).map(({ id }) => id);
  };

  test.each(["penqi", "pqwx", "chongqing", "Chong Qing", "cqcxgj", "qi"])("finds a listing by %s", async (q) => {
    expect(await found("liaison", q)).toContain(own);
  });

  test.each(["zhongqing", "pengqi", "xgjcq"])("finds it not by %s", async (q) => {
    expect(await found("liaison", q)).toEqual([]);
  });

  test("finds by pinyin only what the reader may read", async () => {
    expect(await found("liaison", "penqi")).not.toContain(foreign);
    expect(await found("liaisonOfOtherAlliance", "penqi")).toEqual([foreign]);
  });

  test("finds what an older hub stored, also one that runs beside this one", async () => {
    const { listings } = hub.dependencies.models;
    const before = await listings.findById(own).lean();
    const older = before!.tokens.filter((token) => !/^[a-z~]/.test(token));
    await listings.collection.updateOne({ _id: own as never }, { $set: { tokens: older } });
    expect(await found("liaison", "penqi")).toEqual([]);
    expect(await hub.services.listings.fillTokens("")).toEqual({ filled: 1, next: "" });
    expect(await found("liaison", "penqi")).toEqual([own]);
    const after = await listings.findById(own).lean();
    expect(after!.tokens.toSorted()).toEqual(before!.tokens.toSorted());
    expect(after!.revision).toBe(before!.revision);
    expect(await hub.services.listings.fillTokens("")).toEqual({ filled: 0, next: "" });
  });

  describe("for a number", () => {
    const numbers = async (who: keyof World["people"], ledger: string, number: string) => {
      const { status, body } = await hub.call("GET", `/${ledger}?number=${number}`, world.people[who].token);
      return status === 200 ? (body.items as { number: string }[]).map((item) => item.number).toSorted() : body.errors;
    };
    const year = () => String(hub.clock.now().getUTCFullYear());

    beforeAll(async () => {
      for (let count = 1; count <= 12; count++) {
        await hub.call("POST", "/suggestions", world.people.liaison.token, { alliance: world.alliance.id, text: `第 ${count} 条建议` });
      }
      await hub.call("POST", "/cases", world.people.liaison.token, { alliance: world.alliance.id, title: "门口违停", text: "货车进不来" });
      await hub.call("POST", "/actions", world.people.secretary.token, {
        alliance: world.alliance.id,
        title: "打通喷涂线",
        lead: world.organization,
        due: new Date(hub.clock.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10),
        measure: "线体贯通",
      });
    });

    test("finds it in full, and what begins so", async () => {
      expect(await numbers("liaison", "suggestions", `${year()}-12`)).toEqual([`${year()}-12`]);
      expect(await numbers("liaison", "suggestions", `${year()}-1`)).toEqual(["1", "10", "11", "12"].map((number) => `${year()}-${number}`));
      expect(await numbers("liaison", "cases", `${year()}-1`)).toEqual([`${year()}-1`]);
      expect(await numbers("liaison", "actions", `${year()}-1`)).toEqual([`${year()}-1`]);
    });

    test("finds it without its year, and a year's all", async () => {
      expect(await numbers("liaison", "suggestions", "1")).toEqual([`${year()}-1`]);
      expect(await numbers("liaison", "suggestions", year())).toHaveLength(12);
      expect(await numbers("liaison", "cases", "2")).toEqual([]);
    });

    test("finds none that the reader may not see", async () => {
      for (const ledger of ["suggestions", "cases", "actions"]) expect(await numbers("liaisonOfOtherAlliance", ledger, "1")).toEqual([]);
    });

    test("refuses what is none", async () => {
      expect(await numbers("liaison", "actions", "12a")).toEqual([expect.objectContaining({ path: "number" })]);
    });
  });

  describe("for what stands in a ledger", () => {
    const found = async (who: keyof World["people"], ledger: string, q: string) => {
      const { status, body } = await hub.call("GET", `/${ledger}?q=${encodeURIComponent(q)}`, world.people[who].token);
      return status === 200 ? (body.items as { title?: string; text: string }[]).map(({ title, text }) => title ?? text) : body.errors;
    };

    beforeAll(async () => {
      const { liaison, secretary } = world.people;
      const due = new Date(hub.clock.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
      await hub.call("POST", "/suggestions", liaison.token, { alliance: world.alliance.id, text: "农机报废补贴（2026 年）要跑三个窗口" });
      await hub.call("POST", "/cases", liaison.token, { alliance: world.alliance.id, title: "路灯不亮", text: "厂区东门外 10 kV 线路检修" });
      await hub.call("POST", "/actions", secretary.token, { alliance: world.alliance.id, title: "走访配套企业", lead: world.organization, due, measure: "走访清单 12 家" });
    });

    test.each([
      ["suggestions", "补贴 农机", ["农机报废补贴（2026 年）要跑三个窗口"]],
      ["suggestions", "（2026", ["农机报废补贴（2026 年）要跑三个窗口"]],
      ["suggestions", "农机 路灯", []],
      ["suggestions", ".*", []],
      ["cases", "10 KV", ["路灯不亮"]],
      ["actions", "走访清单", ["走访配套企业"]],
      ["actions", "2", ["走访配套企业"]],
    ])("finds of the %s by %s", async (ledger, q, expected) => {
      expect(await found("liaison", ledger, q)).toEqual(expected);
    });

    test("counts what it finds", async () => {
      const counts = async (ledger: string, q: string) => (await hub.call("GET", `/${ledger}/counts?q=${encodeURIComponent(q)}`, world.people.secretary.token)).body;
      expect(await counts("suggestions", "窗口")).toMatchObject({ collected: 1 });
      expect(await counts("suggestions", "没有的词")).toMatchObject({ collected: 0 });
      expect(await counts("cases", "没有的词")).toMatchObject({ open: 0 });
      expect(await counts("actions", "走访")).toMatchObject({ open: 1 });
    });

    test("finds nothing that the reader may not see", async () => {
      for (const [ledger, q] of [["suggestions", "农机"], ["cases", "路灯"], ["actions", "走访"]] as const) expect(await found("liaisonOfOtherAlliance", ledger, q)).toEqual([]);
    });
  });
});
