import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requestEmbeddings } from "./request-embeddings.ts";

const url = "https://model.example/v1/embeddings";
const endpoint = { url, model: "some-model", key: "a-key" };
const server = setupServer();

describe("asking an embedding model", () => {
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  const answering = (...data: unknown[]) => server.use(http.post(url, () => HttpResponse.json({ data })));

  test("sends model, key and texts, and gives the vectors in the order of the texts", async () => {
    const seen: unknown[] = [];
    server.use(
      http.post(url, async ({ request }) => {
        seen.push(request.headers.get("authorization"), await request.json());
        return HttpResponse.json({ data: [{ index: 1, embedding: [3, 4] }, { index: 0, embedding: [1, 2] }], usage: {} });
      }),
    );
    const vectors = await requestEmbeddings(endpoint, ["甲", "乙"]);
    expect(vectors.map((vector) => [...vector])).toEqual([[1, 2], [3, 4]]);
    expect(seen).toEqual(["Bearer a-key", { model: "some-model", input: ["甲", "乙"] }]);
  });

  test.each([
    ["fewer vectors than texts", [{ index: 0, embedding: [1] }]],
    ["the same text twice", [{ index: 0, embedding: [1] }, { index: 0, embedding: [2] }]],
    ["vectors of two lengths", [{ index: 0, embedding: [1] }, { index: 1, embedding: [1, 2] }]],
    ["something else", [{ index: 0, embedding: ["1"] }, { index: 1, embedding: [2] }]],
  ])("refuses %s", async (_what, data) => {
    answering(...data);
    await expect(requestEmbeddings(endpoint, ["甲", "乙"])).rejects.toThrow("embedding model answered");
  });

  test("fails where the model fails or sends elsewhere", async () => {
    server.use(http.post(url, () => HttpResponse.json({ error: "busy" }, { status: 503 })));
    await expect(requestEmbeddings(endpoint, ["甲"])).rejects.toThrow("embedding model answered 503");
    server.use(http.post(url, () => HttpResponse.redirect("https://elsewhere.example/")));
    await expect(requestEmbeddings(endpoint, ["甲"])).rejects.toThrow("Failed to fetch");
  });
});
