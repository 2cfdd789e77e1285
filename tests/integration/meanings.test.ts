import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAlliance, buildFirm, publish, sprayLine, untilMatched, inDays, type TestFirm } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

const MODEL = "https://model.example/v1/embeddings";

/** A model for which colouring lies where the process 喷涂 does, and every other text in a direction of its own. */
function vectorOf(text: string): number[] {
  const aboutPaint = /^喷涂、|上色/.test(text);
  const own = [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 997, 7);
  return Array.from({ length: 64 }, (_, at) => (aboutPaint ? (at === 0 ? 10 : 0) : at === 1 + (own % 63) ? 10 : 0));
}

describe("a hub with an embedding model", () => {
  let hub: TestHub;
  let buyer: TestFirm;
  let painter: TestFirm;
  let line = "";
  let need = "";
  let broken = false;
  const asked: string[][] = [];
  const network = setupServer(
    http.post(MODEL, async ({ request }) => {
      if (broken) return HttpResponse.json({ error: "busy" }, { status: 503 });
      const { input } = (await request.json()) as { input: string[] };
      asked.push(input);
      return HttpResponse.json({ data: input.map((text, index) => ({ index, embedding: vectorOf(text) })) });
    }),
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
  );

  beforeAll(async () => {
    network.listen({ onUnhandledRequest: "error" });
    hub = await startTestHub({ environment: { EMBEDDINGS_URL: MODEL, LOG_LEVEL: "silent" } });
    const alliance = await buildAlliance(hub.dependencies);
    buyer = await buildFirm(hub, alliance);
    painter = await buildFirm(hub, alliance);
    // Among three lines a word of two is no rarity.
    const others = ["冷库出租", "叉车租赁", "会计代账", "职工食堂", "法律咨询", "展厅布置"];
    for (const title of others) await publish(hub, painter, { kind: "resource", title, text: title, place: "370812" });
  });
  afterAll(async () => {
    await hub.close();
    network.close();
  });

  const colouring = () => ({
    kind: "need",
    title: "外壳上色 200 件",
    text: "颜色要均匀",
    quantity: { value: "200", unit: "件" },
    dueDate: inDays(hub, 30),
    place: "370812",
  });

  const candidatesOf = async (listing: string) => {
    const { body } = await hub.call("GET", `/listings/${listing}/candidates`, buyer.liaison.token);
    return body.items as { listing: { id: string }; reasons: { criterion: string; points: number; zh: string }[] }[];
  };
  const byMeaning = async (listing: string) =>
    (await candidatesOf(listing)).filter(({ reasons }) => reasons.some(({ criterion, points, zh }) => criterion === "text" && points > 0 && zh.includes("喷涂")));
  const foundByMeaning = (listing: string) =>
    until("the candidate", async () => (await byMeaning(listing)).find((candidate) => candidate.listing.id === line), 20_000);

  test("publishes at once, also while the model is away, and finds by meaning what shares no word once it is back", async () => {
    broken = true;
    line = await publish(hub, painter, sprayLine(hub, { category: undefined, quantity: { value: "500", unit: "件" } }));
    need = await publish(hub, buyer, colouring());
    await untilMatched(hub);
    expect(await byMeaning(need)).toEqual([]);
    broken = false;
    expect(await foundByMeaning(need)).toBeDefined();
  });

  test("asks in batches, about each text once, also after a restart", async () => {
    const before = asked.flat();
    expect(new Set(before).size).toBe(before.length);
    expect(Math.max(...asked.map((texts) => texts.length))).toBeLessThanOrEqual(64);
    expect(before.some((text) => text.includes("外壳上色"))).toBe(true);
    await hub.restart();
    await foundByMeaning(need);
    await publish(hub, painter, { ...colouring(), kind: "resource", dueDate: undefined });
    await untilMatched(hub);
    await hub.services.meaningLoop!.learn();
    expect(asked.flat()).toEqual(before);
  });
});
