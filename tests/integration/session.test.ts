import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "../../server/people/passwords.ts";
import { buildAlliance, buildMember, buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

describe("sessions", () => {
  let hub: TestHub;
  const password = "Harvest-2026";
  let account: string;

  beforeAll(async () => {
    hub = await startTestHub();
    const alliance = await buildAlliance(hub.dependencies);
    const organization = await buildMember(hub.dependencies, alliance);
    const seat = { role: "liaison", organization, alliance: alliance.id } as const;
    ({ account } = await buildPerson(hub.dependencies, seat, { passwordHash: await hashPassword(password) }));
  });
  afterAll(() => hub.close());

  const signIn = async (body: object = { account, password }) => {
    const reply = await hub.call("POST", "/session", null, body);
    return { ...reply, cookie: reply.headers.get("set-cookie")?.split(";")[0] ?? "" };
  };
  const asBrowser = (cookie: string) => ({ Cookie: cookie, Origin: hub.url });

  test("sets an HttpOnly cookie of this site and says who I am", async () => {
    const { status, body, headers } = await signIn();
    expect(status).toBe(201);
    expect(headers.get("set-cookie")).toMatch(/^sid=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(body.seats).toHaveLength(1);
    expect(body.streams.map(({ stream }: { stream: string }) => stream.split(":")[0])).toEqual(["user", "organization", "alliance"]);
  });

  test("accounts are found regardless of capitals", async () => {
    expect((await signIn({ account: account.toUpperCase(), password })).status).toBe(201);
  });

  test("a wrong password and an unknown account are answered alike", async () => {
    const wrong = await signIn({ account, password: "Wrong-12345" });
    const unknown = await signIn({ account: "nobody-here", password: "Wrong-12345" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect(wrong.headers.get("set-cookie")).toBeNull();
  });

  test("without a password nobody gets in outside demo mode", async () => {
    expect((await signIn({ account })).status).toBe(401);
  });

  test("five failures close the account for that address, not for ever", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ account: "locked", password: "Wrong-12345" });
    const { status, body, headers } = await signIn({ account: "locked", password: "Wrong-12345" });
    expect(status).toBe(429);
    expect(body.code).toBe("rate_limited");
    const retryAfterSeconds = Number(headers.get("retry-after"));
    expect(retryAfterSeconds > 14 * 60 && retryAfterSeconds <= 15 * 60, `${retryAfterSeconds} s`).toBe(true);
    expect(body.detail).toMatch(/15 分钟/);
  });

  test("of many guesses at the same moment five are judged", async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn({ account: "guessed-at-once", password: "Wrong-12345" })));
    expect(guesses.map(({ status }) => status).toSorted()).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  });

  test("signing out ends the session at once", async () => {
    const { cookie } = await signIn();
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: cookie })).status).toBe(200);
    expect((await hub.call("DELETE", "/session", null, undefined, asBrowser(cookie))).status).toBe(204);
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: cookie })).status).toBe(401);
  });

  test.each([
    ["no origin", {}],
    ["another site", { Origin: "https://evil.example" }],
    ["the origin null", { Origin: "null" }],
  ])("a change that carries the cookie needs our origin: %s", async (_name, headers) => {
    const { cookie } = await signIn();
    const reply = await hub.call("PATCH", "/me", null, { name: "被篡改" }, { Cookie: cookie, ...headers });
    expect(reply.status).toBe(403);
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: cookie })).body.person.name).not.toBe("被篡改");
  });

  test("a session idle too long, or older than its end, is over", async () => {
    const { cookie } = await signIn();
    hub.clock.advance(9 * 3_600_000);
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: cookie })).status).toBe(401);
  });

  test("changing the password ends the other sessions and their sockets", async () => {
    const here = await signIn();
    const there = await signIn();
    const same = await hub.call("PUT", "/me/password", null, { current: password, next: password }, asBrowser(here.cookie));
    expect(same.body.errors).toMatchObject([{ path: "next", message: "新密码与当前密码相同，请换一个" }]);
    const weak = await hub.call("PUT", "/me/password", null, { current: password, next: "short" }, asBrowser(here.cookie));
    expect(weak.body.errors).toEqual([{ path: "next", message: expect.stringContaining("至少 10 位") }]);
    const next = "Harvest-2027";
    expect((await hub.call("PUT", "/me/password", null, { current: password, next }, asBrowser(here.cookie))).status).toBe(204);
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: there.cookie })).status).toBe(401);
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: here.cookie })).status).toBe(200);
  });

  test("a revoked token opens nothing any more and its socket closes within a second", async () => {
    const person = await buildPerson(hub.dependencies, null);
    const made = await hub.call("POST", "/me/tokens", person.token, { name: "看板" });
    expect(made.body.token).toMatch(/^lm_/);
    const socket = await hub.connect(made.body.token);
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    const asked = performance.now();
    await hub.call("DELETE", `/me/tokens/${made.body.id}`, person.token);
    await closed;
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect((await hub.call("GET", "/me", made.body.token)).status).toBe(401);
    const listed = await hub.call("GET", "/me/tokens", person.token);
    expect(JSON.stringify(listed.body)).not.toContain("lm_");
  });

  test("the first administrator comes by the set-up link, once", async () => {
    const fresh = await startTestHub();
    try {
      const link = new URL((await fresh.setupLink())!);
      const token = link.searchParams.get("token")!;
      const input = { token, name: "管理员", account: "admin", password: "Harvest-2026" };
      const replies = await Promise.all([fresh.call("POST", "/setup", null, input), fresh.call("POST", "/setup", null, { ...input, account: "other" })]);
      expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409]);
      expect(await fresh.setupLink()).toBeNull();
    } finally {
      await fresh.close();
    }
  });

  test("seats that end by the clock end on an open socket too", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const organization = await buildMember(hub.dependencies, alliance);
    const person = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id });
    const { models, clock } = hub.dependencies;
    await models.seats.updateOne({ person: person.id }, { $set: { until: new Date(clock.now().getTime() + 600_000) } });
    const socket = await hub.connect(person.token);
    const stream = `alliance:${alliance.id}` as const;
    expect(await socket.emitWithAck("stream:follow", { stream })).toMatchObject({ ok: true });
    hub.clock.advance(600_001);
    await until("the stream is closed to the person", async () => {
      const reply = await socket.emitWithAck("stream:follow", { stream });
      return !reply.ok && reply.code === "not_found";
    });
  });
});
