import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { outsideProviders, type OutsideProvider } from "../../app/contracts/outside-accounts.ts";
import { hashPassword } from "../../server/people/passwords.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { createSignInProviders, providerEnvironment, type Somebody } from "../mocks/sign-in-providers.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const PASSWORD = "Harvest-2026";
const wecomApp = { "User-Agent": "Mozilla/5.0 (Linux; Android 14) wxwork/4.1.30 MicroMessenger/7.0.1" };
const providers = createSignInProviders();
let hub: TestHub;
let world: World;
let person: TestPerson & { account: string };
let users = 0;

beforeAll(async () => {
  providers.network.listen({ onUnhandledRequest: "error" });
  hub = await startTestHub({ environment: { ...providerEnvironment, TRUST_PROXY: "1" } });
  world = await buildWorld(hub);
});
afterAll(async () => {
  await hub.close();
  providers.network.close();
});
const newPerson = async () => buildPerson(hub.dependencies, { role: "liaison", organization: world.organization, alliance: world.alliance.id, county: world.alliance.county }, { passwordHash: await hashPassword(PASSWORD) });
beforeEach(async () => {
  Object.assign(providers.how, { silent: false, spoilsNonce: false, otherKey: false });
  providers.asked.length = 0;
  person = await newPerson();
});

const corps: Record<OutsideProvider, string> = { wecom: "ww-corp", dingtalk: "ding-corp", feishu: "tenant", oidc: "" };
/** Somebody whom no test before knew. */
const somebody = (provider: OutsideProvider): Somebody => ({ user: `user-${++users}`, name: "王联络", corp: corps[provider] });
const cookieOf = (headers: Headers, name: string) => headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`))?.split(";")[0];

/** A browser that begins to sign in, or with a password to bind. */
async function begin(provider: OutsideProvider, binding?: { token: string; password?: string }, headers: Record<string, string> = {}) {
  const reply = binding
    ? await hub.call("POST", "/me/outside-accounts", binding.token, { provider, password: binding.password ?? PASSWORD }, headers)
    : await hub.call("POST", "/session/outside", null, { provider, to: "/listings?kind=need" }, headers);
  expect(reply.status).toBe(201);
  return { address: reply.body.address as string, cookie: cookieOf(reply.headers, "attempt")! };
}
const finish = (cookie: string | undefined, search: string, { token = null, code }: { token?: string | null; code?: string } = {}) =>
  hub.call("POST", "/session/outside/finish", token, { search, ...(code !== undefined && { code }) }, { Origin: hub.url, ...(cookie && { Cookie: cookie }) });

async function bind(provider: OutsideProvider, who: Somebody, token = person.token) {
  const { address, cookie } = await begin(provider, { token });
  return finish(cookie, providers.agree(address, who), { token });
}
async function signIn(provider: OutsideProvider, who: Somebody) {
  const { address, cookie } = await begin(provider);
  return { cookie, reply: await finish(cookie, providers.agree(address, who)) };
}
/** Whom the session that a reply set belongs to. */
async function signedIn(headers: Headers): Promise<string> {
  const { body } = await hub.call("GET", "/me", null, undefined, { Cookie: cookieOf(headers, "sid")! });
  return body.person.id as string;
}

describe("an account elsewhere", () => {
  test("is offered where the hub was set up with it", async () => {
    expect((await hub.call("GET", "/session/outside", null)).body.items).toEqual([
      { provider: "wecom", name: null },
      { provider: "dingtalk", name: null },
      { provider: "feishu", name: null },
      { provider: "oidc", name: "省统一认证" },
    ]);
  });

  test.each(outsideProviders)("of %s signs in whom it was bound to, and nobody once it was unbound", async (provider) => {
    const who = somebody(provider);
    expect((await bind(provider, who)).body).toEqual({ outcome: "linked", to: "/me", label: provider === "wecom" ? who.user : who.name });
    const { reply } = await signIn(provider, who);
    expect([reply.status, reply.body]).toMatchObject([200, { outcome: "signed_in", to: "/listings?kind=need" }]);
    expect(await signedIn(reply.headers)).toBe(person.id);

    const { body } = await hub.call("GET", "/me/outside-accounts", person.token);
    expect(body.items).toEqual([{ id: expect.any(String), provider, label: provider === "wecom" ? who.user : who.name, linkedAt: expect.any(String), lastUsedAt: expect.any(String) }]);
    expect((await hub.call("DELETE", `/me/outside-accounts/${body.items[0].id}`, person.token)).status).toBe(204);
    expect((await signIn(provider, who)).reply.body.outcome).toBe("unbound");
  });

  test("that is bound to nobody is bound by signing in with the password in the same browser, once", async () => {
    const who = somebody("feishu");
    const { cookie, reply } = await signIn("feishu", who);
    expect(reply.body).toEqual({ outcome: "unbound", to: "/listings?kind=need", label: who.name });
    expect(cookieOf(reply.headers, "sid")).toBeUndefined();
    const withPassword = (headers: Record<string, string>, password = PASSWORD, bindsReturned: OutsideProvider = "feishu") =>
      hub.call("POST", "/session", null, { account: person.account, password, bindsReturned }, { Origin: hub.url, ...headers });
    expect((await withPassword({ Cookie: cookie }, "Wrong-12345")).status).toBe(401);
    const sessions = () => hub.dependencies.models.sessions.countDocuments({ person: person.id });
    expect((await withPassword({})).status).toBe(410);
    expect((await withPassword({ Cookie: cookie }, PASSWORD, "oidc")).status).toBe(410);
    expect(await sessions()).toBe(0);
    expect((await withPassword({ Cookie: cookie })).status).toBe(201);
    expect((await withPassword({ Cookie: cookie })).status).toBe(410);
    expect(await sessions()).toBe(1);
    expect((await hub.call("GET", "/notices", person.token)).body.items).toContainEqual(expect.objectContaining({ kind: "outside_account_bound", href: "/me" }));
    expect(await signedIn((await signIn("feishu", who)).reply.headers)).toBe(person.id);
  });

  test("is not bound by who only has an unattended screen", async () => {
    const refused = await hub.call("POST", "/me/outside-accounts", person.token, { provider: "oidc", password: "Wrong-12345" });
    expect(refused.body.errors).toMatchObject([{ path: "password" }]);
    const { address, cookie } = await begin("oidc", { token: person.token });
    const other = await newPerson();
    expect((await finish(cookie, providers.agree(address, somebody("oidc")), { token: other.token })).status).toBe(410);
  });

  test("is not bound by guessing the password", async () => {
    const guess = (password: string) => hub.call("POST", "/me/outside-accounts", person.token, { provider: "oidc", password });
    const guessed = await Promise.all(Array.from({ length: 8 }, (_none, at) => guess(`Wrong-1234${at}`)));
    expect(guessed.map(({ status }) => status).toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    expect((await guess(PASSWORD)).status).toBe(429);
  });

  test("is bound to one person only", async () => {
    const who = somebody("oidc");
    await bind("oidc", who);
    const other = await newPerson();
    expect((await bind("oidc", who, other.token)).body).toMatchObject({ status: 409, detail: "该账号已绑定其他链盟账号。" });
    expect((await bind("oidc", who)).status).toBe(200);
    expect((await hub.call("GET", "/me/outside-accounts", person.token)).body.items).toHaveLength(1);
  });

  test("of the same name in another corporation is somebody else", async () => {
    const who = somebody("feishu");
    await bind("feishu", who);
    expect((await signIn("feishu", { ...who, corp: "another-tenant" })).reply.body.outcome).toBe("unbound");
    const other = somebody("dingtalk");
    await bind("dingtalk", other);
    expect((await signIn("dingtalk", { ...other, corp: "another-corp" })).reply.body.detail).toBe("请选择本单位所在的组织，再重新登录。");
  });

  test("signs nobody in whose account was disabled, and can be bound to their new one", async () => {
    const who = somebody("oidc");
    await bind("oidc", who);
    const { body } = await hub.call("GET", `/people/${person.id}`, world.people.administrator.token);
    expect((await hub.call("PATCH", `/people/${person.id}`, world.people.administrator.token, { disabled: true, revision: body.revision })).status).toBe(200);
    const { reply } = await signIn("oidc", who);
    expect([reply.body.outcome, cookieOf(reply.headers, "sid")]).toEqual(["unbound", undefined]);
    const again = await newPerson();
    expect((await bind("oidc", who, again.token)).body.outcome).toBe("linked");
  });

  test("is bound no longer once the password was set anew by a link: a stranger may have bound it", async () => {
    const who = somebody("oidc");
    await bind("oidc", who);
    const { body } = await hub.call("POST", `/people/${person.id}/invitation`, world.people.administrator.token);
    const token = new URL(body.path, hub.url).searchParams.get("token");
    expect((await hub.call("POST", "/invitations/accept", null, { token, password: "Another-2026" })).status).toBe(200);
    expect((await signIn("oidc", who)).reply.body.outcome).toBe("unbound");
  });

  test("is begun anew with the same key, for the browser needs its cookie", async () => {
    const start = () => hub.call("POST", "/me/outside-accounts", person.token, { provider: "oidc", password: PASSWORD }, { "Idempotency-Key": "begin-twice-1234" });
    const [first, second] = [await start(), await start()];
    expect(second.body.address).not.toBe(first.body.address);
    expect(cookieOf(second.headers, "attempt")).toBeDefined();
  });

  test("is not finished by another site", async () => {
    const { address, cookie } = await begin("oidc");
    const search = providers.agree(address, somebody("oidc"));
    expect((await hub.call("POST", "/session/outside/finish", null, { search }, { Cookie: cookie, Origin: "https://evil.test" })).status).toBe(403);
    expect((await hub.call("POST", "/session/outside/finish", null, { search }, { Cookie: cookie })).status).toBe(403);
  });

  test("is begun from one address a limited number of times", async () => {
    const start = () => hub.call("POST", "/session/outside", null, { provider: "feishu" }, { "X-Forwarded-For": "203.0.113.9" });
    const begun = await Promise.all(Array.from({ length: 310 }, start));
    expect(begun.filter(({ status }) => status === 201)).toHaveLength(300);
    expect(begun.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  test("leaves the second factor in force; the provider is asked once", async () => {
    const who = somebody("oidc");
    await bind("oidc", who);
    const { body: offer } = await hub.call("POST", "/me/second-factor", person.token, { password: PASSWORD });
    const codeNow = () => new TOTP({ secret: Secret.fromBase32((offer.secret as string).replaceAll(" ", "")) }).generate({ timestamp: hub.clock.now().getTime() });
    await hub.call("POST", "/me/second-factor/confirm", person.token, { code: codeNow() });
    hub.clock.advance(30_000);
    const { address, cookie } = await begin("oidc");
    const search = providers.agree(address, who);
    providers.asked.length = 0;
    const asked = await finish(cookie, search);
    expect(asked.body.errors).toEqual([{ path: "code", message: "请输入验证器上的 6 位验证码，或一个备用码" }]);
    expect(cookieOf(asked.headers, "sid")).toBeUndefined();
    expect((await finish(cookie, search, { code: "000000" })).status).toBe(422);
    const done = await finish(cookie, search, { code: codeNow() });
    expect(await signedIn(done.headers)).toBe(person.id);
    expect(providers.asked.filter((name) => name === "oidc token")).toHaveLength(1);
  });
});

describe("an answer of a provider", () => {
  test("is good once, in the browser that asked, with its own state, for ten minutes", async () => {
    const who = somebody("oidc");
    await bind("oidc", who);
    const first = await begin("oidc");
    const search = providers.agree(first.address, who);
    expect((await finish(undefined, search)).status).toBe(410);
    const second = await begin("oidc");
    expect((await finish(second.cookie, search)).status).toBe(410);
    const both = await Promise.all([finish(first.cookie, search), finish(first.cookie, search)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect((await finish(first.cookie, search)).status).toBe(410);
    const late = providers.agree(second.address, who);
    hub.clock.advance(10 * 60_000 + 1);
    expect((await finish(second.cookie, late)).body).toMatchObject({ status: 410, detail: "本次登录已失效，请重新登录。" });
  });

  test.each(outsideProviders)("of %s without a code is a refusal", async (provider) => {
    const { address, cookie } = await begin(provider);
    const state = new URL(address).searchParams.get("state")!;
    expect((await finish(cookie, `?error=access_denied&state=${state}`)).body).toMatchObject({ status: 401, detail: "授权没有完成。请重新登录，或用账号密码登录。" });
  });

  test.each(outsideProviders)("of %s with a code that it does not know is refused", async (provider) => {
    const { address, cookie } = await begin(provider);
    const state = new URL(address).searchParams.get("state")!;
    expect((await finish(cookie, `?code=guess&authCode=guess&state=${state}`)).body).toMatchObject({ status: 401, detail: expect.stringMatching(/^登录没有通过验证/) });
  });

  test.each(outsideProviders)("of %s that does not come is told as such", async (provider) => {
    const { address, cookie } = await begin(provider);
    const search = providers.agree(address, somebody(provider));
    providers.how.silent = true;
    hub.clock.advance(3 * 60_000);
    expect((await finish(cookie, search)).body).toMatchObject({ status: 503, detail: "暂时连不上登录服务，请稍后再试，或用账号密码登录。" });
    providers.how.silent = false;
    expect((await finish(cookie, search)).body.outcome).toBe("unbound");
  });

  test.each(["spoilsNonce", "otherKey"] as const)("of OpenID Connect that was made for another or by another is refused (%s)", async (fault) => {
    const { address, cookie } = await begin("oidc");
    providers.how[fault] = true;
    expect((await finish(cookie, providers.agree(address, somebody("oidc")))).status).toBe(401);
  });
});

describe("企业微信", () => {
  test("shows a code to scan, and none within the app", async () => {
    const scanned = new URL((await begin("wecom")).address);
    expect(scanned.searchParams.get("state")).toMatch(/^[0-9a-f]{64}$/);
    expect([scanned.host, scanned.searchParams.get("agentid"), scanned.searchParams.get("redirect_uri")]).toEqual(["login.work.weixin.qq.com", "1000002", `${hub.url}/sign-in/back/wecom`]);
    const within = new URL((await begin("wecom", undefined, wecomApp)).address);
    expect([within.host, within.searchParams.get("scope"), within.hash]).toEqual(["open.weixin.qq.com", "snsapi_base", "#wechat_redirect"]);
  });

  test("is asked for its token once, and again where it knows it no longer", async () => {
    const who = somebody("wecom");
    await bind("wecom", who);
    const tokens = () => providers.asked.filter((name) => name === "wecom token").length;
    hub.clock.advance(7_200_000);
    providers.asked.length = 0;
    const both = await Promise.all([signIn("wecom", who), signIn("wecom", who)]);
    expect([...both.map(({ reply }) => reply.status), tokens()]).toEqual([200, 200, 1]);
    providers.forgetsToken();
    expect([(await signIn("wecom", who)).reply.status, tokens()]).toEqual([200, 2]);
  });
});

test("neither secrets nor codes are kept in the database", async () => {
  const { address, cookie } = await begin("oidc");
  const search = providers.agree(address, somebody("oidc"));
  const during = await hub.dependencies.models.outsideAttempts.find({}).lean();
  await finish(cookie, search);
  const { models } = hub.dependencies;
  const stored = JSON.stringify([during, await models.outsideAttempts.find({}).lean(), await models.outsideAccounts.find({}).lean(), await models.audits.find({}).lean()]);
  for (const secret of ["canary", cookie.split("=")[1]!, new URL(address).searchParams.get("state")!, new URLSearchParams(search).get("code")!]) expect(stored).not.toContain(secret);
});
