import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { endpoints } from "../../server/http/api/endpoints.ts";
import { keyedRecord } from "../../server/http/api/keyed-record.ts";
import { runOnce } from "../../server/http/api/idempotency.ts";
import { hashPassword } from "../../server/people/passwords.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { until } from "../setup/until.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

describe("the API in general", () => {
  let hub: TestHub;
  let person: TestPerson;

  beforeAll(async () => {
    hub = await startTestHub();
    person = await buildPerson(hub.dependencies, null);
  });
  afterAll(() => hub.close());

  test("health: alive, and ready once the relay follows", async () => {
    expect((await fetch(`${hub.url}/livez`)).status).toBe(200);
    await until("the hub is ready", async () => (await fetch(`${hub.url}/readyz`)).status === 200);
  });

  test("OpenAPI 3.1 describes every endpoint", async () => {
    const document = (await (await fetch(`${hub.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb} ${path}`));
    const offered = endpoints.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`);
    expect(described.toSorted()).toEqual(offered.toSorted());
    expect(document.paths["/listings/{id}/withdraw"]!.post).toMatchObject({
      parameters: expect.arrayContaining([expect.objectContaining({ name: "If-Match" }), expect.objectContaining({ name: "Idempotency-Key" })]),
      requestBody: { content: { "application/json": { schema: { properties: { revision: { type: "integer" } } } } } },
    });
  });

  test("a failure is problem+json in the reader's language, with a request id", async () => {
    const reply = await hub.call("GET", "/nowhere", null, undefined, { "Accept-Language": "en" });
    expect(reply.status).toBe(404);
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(reply.body).toEqual({
      type: "urn:lianmeng:problem:not_found",
      title: "Not found",
      status: 404,
      code: "not_found",
      detail: expect.any(String),
      errors: [],
      requestId: expect.any(String),
    });
  });

  test.each([
    ["broken JSON", "{", 422, "bad_input"],
    ["null", "null", 422, "bad_input"],
    ["an array", "[]", 422, "bad_input"],
    ["a megabyte", JSON.stringify({ name: "长".repeat(400_000) }), 413, "too_large"],
  ])("a body that is %s is refused", async (_name, body, status, code) => {
    const reply = await hub.call("POST", "/me/tokens", person.token, body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "a body that is said to be %s is refused rather than taken for none",
    async (type) => {
      const reply = await hub.call("POST", "/notices/read", person.token, '{"ids":[]}', { "Content-Type": type });
      expect([reply.status, reply.body.errors]).toEqual([422, [{ path: "Content-Type", message: expect.any(String) }]]);
      expect((await hub.call("POST", "/notices/read", person.token)).status).toBe(204);
    },
  );

  test("a body that is not compressed as it says is the sender's fault", async () => {
    const reply = await hub.call("POST", "/me/tokens", person.token, "no gzip", { "Content-Encoding": "gzip" });
    expect([reply.status, reply.body.code]).toEqual([422, "bad_input"]);
  });

  test.each([
    ["name", { name: { $ne: null } }],
    ["name", { name: "" }],
    ["name", { name: "长".repeat(41) }],
    ["days", { name: "脚本", days: -1 }],
    ["days", { name: "脚本", days: 1e9 }],
    ["days", { name: "脚本", days: "90" }],
    ["role", { name: "脚本", role: "administrator" }],
  ])("a wrong %s is named in Chinese and nothing is stored", async (path, body) => {
    const before = await hub.call("GET", "/me/tokens", person.token);
    const reply = await hub.call("POST", "/me/tokens", person.token, body);
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toEqual([{ path, message: expect.stringMatching(/\p{Script=Han}/u) }]);
    expect((await hub.call("GET", "/me/tokens", person.token)).body).toEqual(before.body);
  });

  test("the same idempotency key and body is carried out once and answered alike", async () => {
    const owner = await buildPerson(hub.dependencies, null);
    const key = { "Idempotency-Key": "once-and-only-once" };
    const replies: Reply[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      replies.push(await hub.call("PATCH", "/me", owner.token, { name: "一次" }, key));
    }
    expect(replies.map(({ status, body }) => [status, body])).toEqual(replies.map(() => [200, replies[0]!.body]));
    expect(await hub.dependencies.models.people.findOne({ _id: owner.id }).lean()).toMatchObject({ revision: 1 });
    const other = await hub.call("PATCH", "/me", owner.token, { name: "另一次" }, key);
    expect([other.status, other.body.code]).toEqual([409, "conflict"]);
  });

  test("what is kept of a write with a key shows neither the secrets of its reply nor its passwords", async () => {
    const keeper = await buildPerson(hub.dependencies, { role: "administrator" });
    const body = { name: "带口令", account: "dai.kouling", password: "Yanzhou-2026-ok" };
    const twice = async (path: string, given?: object) => {
      const once = () => hub.call("POST", path, keeper.token, given, { "Idempotency-Key": `secret ${path}` });
      const [first, second] = [await once(), await once()];
      expect([second.status, second.body]).toEqual([201, first.body]);
      return first.body;
    };
    const { token } = await twice("/me/tokens", { name: "一次" });
    const { person: created } = await twice("/people", body);
    const { path } = await twice(`/people/${created.id}/invitation`);
    expect([token, path]).toEqual([expect.stringContaining("lm_"), expect.stringContaining("?token=")]);
    const other = await hub.call("POST", "/people", keeper.token, { ...body, password: "Yanzhou-2027-ok" }, { "Idempotency-Key": "secret /people" });
    expect(other.body.detail).toMatch(/不同的内容/);
    const kept = JSON.stringify(await hub.dependencies.models.idempotency.find({}).lean());
    for (const secret of [token, path, body.password, "secret /people"]) expect(kept).not.toContain(secret);
    const fast = createHash("sha256").update(JSON.stringify(["POST", "/api/v1/people", body]));
    expect(kept).not.toContain(fast.copy().digest("hex"));
    expect(kept).not.toContain(fast.digest("base64url"));
  });

  test("signing in sets its cookie however often its key comes", async () => {
    const password = "Yanzhou-2026-ok";
    const { account, token } = await buildPerson(hub.dependencies, null, { account: "qian.dao", passwordHash: await hashPassword(password) });
    const signIn = () => hub.call("POST", "/session", token, { account, password }, { "Idempotency-Key": "sign in" });
    for (const reply of [await signIn(), await signIn()]) expect([reply.status, reply.headers.get("Set-Cookie")]).toEqual([201, expect.stringContaining("=")]);
  });

  test("twenty simultaneous requests with one key are carried out once", async () => {
    const owner = await buildPerson(hub.dependencies, null);
    const key = { "Idempotency-Key": "all-at-once" };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => hub.call("POST", "/me/tokens", owner.token, { name: "并发" }, key)),
    );
    expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const { body } = await hub.call("GET", "/me/tokens", owner.token);
    expect(body.items.filter(({ name }: { name: string }) => name === "并发")).toHaveLength(1);
  });

  test("a repetition that overtakes its first run waits for it and is answered alike", async () => {
    const owner = await buildPerson(hub.dependencies, null);
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => hub.call("PATCH", "/me", owner.token, { name: "同时" }, { "Idempotency-Key": "1" })),
    );
    expect(replies.map(({ status, body }) => [status, body])).toEqual(replies.map(() => [200, replies[0]!.body]));
    expect(await hub.dependencies.models.people.findOne({ _id: owner.id }).lean()).toMatchObject({ revision: 1 });
  });

  test("a repetition that waits only reads, and takes over what was given up or did not come back", async () => {
    const { models } = hub.dependencies;
    const request = { person: "0123456789abcdef01234567", key: "waits", method: "PATCH", path: "/me", body: {} };
    const reply = { status: 200, body: "{}" };
    const writes = [vi.spyOn(models.idempotency, "findOneAndUpdate"), vi.spyOn(models.idempotency, "updateOne")];
    let finish: ((outcome: typeof reply | Error) => void) | undefined;
    const first = runOnce(hub.dependencies, request, async () => {
      const outcome = await new Promise<typeof reply | Error>((resolve) => (finish = resolve));
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    const refused = first.catch((error: Error) => error.message);
    await until("the first run is under way", async () => finish !== undefined);
    const repeated = vi.fn<() => Promise<typeof reply>>(async () => reply);
    const second = runOnce(hub.dependencies, request, repeated);
    await sleep(400);
    expect(writes.map(({ mock }) => mock.calls.length), "each took a look at the key, then none wrote").toEqual([2, 0]);
    expect(repeated).not.toHaveBeenCalled();
    finish!(new Error("given up"));
    expect(await refused).toBe("given up");
    expect(await second).toEqual(reply);
    expect(repeated).toHaveBeenCalledOnce();

    const { id } = keyedRecord(request.person, request.key);
    await models.idempotency.collection.updateOne({ _id: id as never }, { $set: { reply: null, leaseUntil: new Date(hub.clock.now().getTime() - 1) } });
    expect(await runOnce(hub.dependencies, request, repeated), "its lease was over").toEqual(reply);
    expect(repeated).toHaveBeenCalledTimes(2);
    for (const spy of writes) spy.mockRestore();
  });

  test("a list pages by cursor without missing or repeating, and refuses foreign cursors", async () => {
    const reader = await buildPerson(hub.dependencies, null);
    for (let index = 0; index < 7; index += 1) {
      await hub.dependencies.inTransaction(null, (transaction) =>
        hub.dependencies.notify(transaction, [reader.id], { key: `${index}`, kind: "test", facts: { index }, href: "/" }),
      );
    }
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await hub.call("GET", `/notices?limit=3${cursor && `&cursor=${cursor}`}`, reader.token);
      seen.push(...page.body.items.map((item: { facts: { index: number } }) => item.facts.index));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
    const empty = await hub.call("GET", "/notices?limit=&cursor=", reader.token);
    expect([empty.status, empty.body]).toEqual([200, (await hub.call("GET", "/notices", reader.token)).body]);
    for (const query of ["cursor=guess", "limit=0", "limit=101", "limit=abc"]) {
      expect((await hub.call("GET", `/notices?${query}`, reader.token)).status, query).toBe(422);
    }
  });

  test("every list of the API has a limit of 20 unless asked for another, and a cursor", () => {
    const lists = endpoints.filter(({ method, reply }) => method === "GET" && reply instanceof z.ZodObject && "nextCursor" in reply.shape);
    expect(lists.length).toBeGreaterThan(25);
    // What is asked of one alliance only says of which.
    const asked = (given: object) => ({ alliance: "a".repeat(24), ...given });
    for (const { path, query } of lists) {
      expect(query?.safeParse(asked({})).data, path).toMatchObject({ limit: 20 });
      expect([query?.safeParse(asked({ limit: "100", cursor: "WyIxIl0" })).success, query?.safeParse(asked({ limit: "101" })).success], path).toEqual([true, false]);
    }
  });

  test.each(["/reference/categories?q=机", "/reference/divisions?q=兖州", "/reference/units?"])("%s can be read to its end", async (path) => {
    const read = async (limit: number) => {
      const found: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: Reply = await hub.call("GET", `${path}&limit=${limit}&cursor=${cursor}`, person.token);
        found.push(...page.body.items.map((item: { code: string }) => item.code));
        cursor = page.body.nextCursor;
      }
      return found;
    };
    const all = await read(100);
    expect(new Set(all).size).toBe(all.length);
    expect(await read(Math.min(100, Math.ceil(all.length / 3)))).toEqual(all);
  });

  test("security headers stand on every reply, with a nonce of its own", async () => {
    const policies = await Promise.all([1, 2].map(async () => (await fetch(`${hub.url}/api/openapi.json`)).headers));
    const [first, second] = policies.map((headers) => headers.get("content-security-policy"));
    expect(first).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
    expect(first).not.toBe(second);
    expect(policies[0]!.get("x-content-type-options")).toBe("nosniff");
    expect(policies[0]!.get("x-powered-by")).toBeNull();
  });
});
