import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { hashPassword } from "../../server/people/passwords.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const PASSWORD = "Harvest-2026";
const STEP_MS = 30_000;
let hub: TestHub;
let world: World;
let person: TestPerson & { account: string };

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());
beforeEach(async () => {
  const seat = { role: "liaison", organization: world.organization, alliance: world.alliance.id, county: world.alliance.county } as const;
  person = await buildPerson(hub.dependencies, seat, { passwordHash: await hashPassword(PASSWORD) });
  await hub.dependencies.models.people.updateOne({ _id: person.id }, { $set: { county: world.alliance.county } });
});

const mine = (method: string, path: string, body?: unknown) => hub.call(method, `/me/second-factor${path}`, person.token, body);
const signIn = (code?: string) => hub.call("POST", "/session", null, { account: person.account, password: PASSWORD, ...(code !== undefined && { code }) });
/** What a phone shows now, or so many steps later. */
const codeOf = (secret: string, steps = 0) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: hub.clock.now().getTime() + steps * STEP_MS });

/** Turns it on as a person does; the clock then stands a step later, so that the phone shows a fresh code. */
async function turnOn(): Promise<{ secret: string; spares: string[] }> {
  const { body: offer } = await mine("POST", "", { password: PASSWORD });
  const confirmed = await mine("POST", "/confirm", { code: codeOf(offer.secret) });
  expect(confirmed.status).toBe(200);
  hub.clock.advance(STEP_MS);
  return { secret: offer.secret, spares: confirmed.body.codes };
}

describe("a second factor", () => {
  test("is asked for once a code of it was entered, and each code is good once", async () => {
    expect((await mine("GET", "")).body).toEqual({ on: false, since: null, spareCodes: 0 });
    const before = await signIn();
    const { body: offer } = await mine("POST", "", { password: PASSWORD });
    expect(offer.address).toMatch(/^otpauth:\/\/totp\//);
    expect((await signIn()).status).toBe(201);
    expect((await mine("POST", "/confirm", { code: "000000" })).body.errors).toEqual([{ path: "code", message: "验证码不对或已经用过，请等下一个" }]);
    const first = codeOf(offer.secret);
    expect((await mine("POST", "/confirm", { code: first })).body.codes).toHaveLength(10);
    const cookie = before.headers.get("set-cookie")!.split(";")[0]!;
    expect((await hub.call("GET", "/me", null, undefined, { Cookie: cookie })).status).toBe(401);

    const asked = await signIn();
    expect(asked.body).toMatchObject({ status: 422, errors: [{ path: "code", message: "请输入验证器上的 6 位验证码，或一个备用码" }] });
    expect(asked.headers.get("set-cookie")).toBeNull();
    expect((await signIn(first)).status).toBe(422);
    hub.clock.advance(STEP_MS);
    const next = codeOf(offer.secret);
    const both = await Promise.all([signIn(next), signIn(next)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect((await mine("GET", "")).body).toMatchObject({ on: true, spareCodes: 10 });
  });

  test("tells nothing about a code without the password", async () => {
    const { secret } = await turnOn();
    const { status, body } = await hub.call("POST", "/session", null, { account: person.account, password: "Wrong-12345", code: codeOf(secret) });
    expect([status, body.errors]).toEqual([401, []]);
  });

  test("has spare codes for a lost phone, each good once, however they are typed", async () => {
    const { spares } = await turnOn();
    expect((await signIn(` ${spares[3]!.toLowerCase().replace("-", " ")} `)).status).toBe(201);
    expect((await signIn(spares[3])).status).toBe(422);
    expect((await mine("GET", "")).body.spareCodes).toBe(9);
  });

  test("is not guessed: five wrong codes close the account's second step, also where many come at a moment", async () => {
    const { secret } = await turnOn();
    const guessed = await Promise.all(Array.from({ length: 12 }, () => signIn("000000")));
    expect(guessed.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(guessed.filter(({ status }) => status === 429)).toHaveLength(7);
    expect((await signIn(codeOf(secret))).status).toBe(429);
  });

  test("begins and ends with the password; an offer is good for a quarter of an hour", async () => {
    expect((await mine("POST", "", { password: "Wrong-12345" })).body.errors).toMatchObject([{ path: "password" }]);
    const { body: offer } = await mine("POST", "", { password: PASSWORD });
    hub.clock.advance(16 * 60_000);
    expect((await mine("POST", "/confirm", { code: codeOf(offer.secret) })).body).toMatchObject({ status: 409, detail: "二维码已过期，请重新生成。" });
    await turnOn();
    expect((await mine("POST", "", { password: PASSWORD })).body).toMatchObject({ status: 409, detail: "二次验证已经开启。" });
    expect((await mine("DELETE", "", { password: "Wrong-12345" })).status).toBe(422);
    expect((await mine("DELETE", "", { password: PASSWORD })).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    expect((await mine("DELETE", "", { password: PASSWORD })).status).toBe(404);
  });

  test("is turned off by the keeper of the account when the phone is lost, and the person is told", async () => {
    await turnOn();
    const seen = await hub.call("GET", `/people/${person.id}`, world.people.officer.token);
    expect(seen.body).toMatchObject({ secondFactor: true });
    expect((await hub.call("DELETE", `/people/${person.id}/second-factor`, world.people.officer.token)).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    const { body } = await hub.call("GET", "/notices", person.token);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: "second_factor_reset", href: "/me" }));
  });

  test("leaves nothing in the database that makes a code", async () => {
    const { secret, spares } = await turnOn();
    const stored = JSON.stringify([await hub.dependencies.models.people.find({}).lean(), await hub.dependencies.models.audits.find({}).lean(), await hub.dependencies.models.idempotency.find({}).lean()]);
    for (const told of [secret.replaceAll(" ", ""), ...spares.map((spare) => spare.replace("-", ""))]) expect(stored.toLowerCase()).not.toContain(told.toLowerCase());
  });
});
