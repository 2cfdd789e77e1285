import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";

/** Somebody as the providers know them; `corp` is 企业微信's, 钉钉's and 飞书's corporation, OpenID Connect's issuer aside. */
export interface Somebody {
  user: string;
  name: string;
  corp: string;
}

const issuer = "https://id.provider.test";
const clientId = "lianmeng";

/** What a hub is told to have all four. */
export const providerEnvironment = {
  WECOM_CORP_ID: "ww-corp",
  WECOM_AGENT_ID: "1000002",
  WECOM_SECRET: "wecom-secret-canary",
  DINGTALK_CORP_ID: "ding-corp",
  DINGTALK_CLIENT_ID: "ding-client",
  DINGTALK_CLIENT_SECRET: "dingtalk-secret-canary",
  FEISHU_APP_ID: "cli_app",
  FEISHU_APP_SECRET: "feishu-secret-canary",
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: "oidc-secret-canary",
  OIDC_NAME: "省统一认证",
};

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signedToken(claims: object, key: KeyObject): string {
  const signing = `${part({ alg: "RS256", typ: "JWT", kid: "one" })}.${part(claims)}`;
  return `${signing}.${sign("sha256", Buffer.from(signing), key).toString("base64url")}`;
}

/** Stands in for the four providers: each code that it gives out is good once, for who it was given to. */
export function createSignInProviders() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { somebody: Somebody; nonce: string | null; challenge: string | null }>();
  const asked: string[] = [];
  let wecomTokens = 0;
  const how = { silent: false, spoilsNonce: false, otherKey: false };
  const take = (code: unknown) => {
    const known = codes.get(String(code));
    codes.delete(String(code));
    return known;
  };
  const noted = (name: string, answer: (request: Request) => Response | Promise<Response>) => async ({ request }: { request: Request }) => {
    asked.push(name);
    return how.silent ? HttpResponse.error() : answer(request);
  };

  const network = setupServer(
    http.get("https://qyapi.weixin.qq.com/cgi-bin/gettoken", noted("wecom token", () => HttpResponse.json({ errcode: 0, access_token: `token-${++wecomTokens}`, expires_in: 7200 }))),
    http.get(
      "https://qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo",
      noted("wecom member", ({ url }) => {
        const query = new URL(url).searchParams;
        if (query.get("access_token") !== `token-${wecomTokens}`) return HttpResponse.json({ errcode: 42001, errmsg: "access_token expired" });
        const known = take(query.get("code"));
        return HttpResponse.json(known ? { errcode: 0, userid: known.somebody.user } : { errcode: 40029, errmsg: "invalid code" });
      }),
    ),
    http.post(
      "https://api.dingtalk.com/v1.0/oauth2/userAccessToken",
      noted("dingtalk token", async (request) => {
        const known = take(((await request.json()) as { code: string }).code);
        if (!known) return HttpResponse.json({ code: "invalidParameter.authCode.notFound" }, { status: 400 });
        codes.set("dingtalk", known);
        return HttpResponse.json({ accessToken: "ding-access", corpId: known.somebody.corp });
      }),
    ),
    http.get(
      "https://api.dingtalk.com/v1.0/contact/users/me",
      noted("dingtalk person", () => {
        const known = take("dingtalk")!;
        return HttpResponse.json({ unionId: known.somebody.user, nick: known.somebody.name });
      }),
    ),
    http.post(
      "https://open.feishu.cn/open-apis/authen/v2/oauth/token",
      noted("feishu token", async (request) => {
        const known = take(((await request.json()) as { code: string }).code);
        if (!known) return HttpResponse.json({ code: 20003, error: "invalid_grant" }, { status: 400 });
        codes.set("feishu", known);
        return HttpResponse.json({ code: 0, access_token: "feishu-access" });
      }),
    ),
    http.get(
      "https://open.feishu.cn/open-apis/authen/v1/user_info",
      noted("feishu person", () => {
        const { user, name, corp } = take("feishu")!.somebody;
        return HttpResponse.json({ code: 0, data: { tenant_key: corp, union_id: user, name } });
      }),
    ),
    http.get(
      `${issuer}/.well-known/openid-configuration`,
      noted("oidc description", () =>
        HttpResponse.json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        }),
      ),
    ),
    http.get(`${issuer}/keys`, () => HttpResponse.json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] })),
    http.post(
      `${issuer}/token`,
      noted("oidc token", async (request) => {
        // Both are written as in a form (RFC 6749, 2.3.1).
        const client = decodeURIComponent(Buffer.from(request.headers.get("authorization")?.replace("Basic ", "") ?? "", "base64").toString());
        if (client !== `${clientId}:${providerEnvironment.OIDC_CLIENT_SECRET}`) return HttpResponse.json({ error: "invalid_client" }, { status: 401, headers: { "WWW-Authenticate": "Basic" } });
        const form = new URLSearchParams(await request.text());
        const known = take(form.get("code"));
        const isSame = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url") === known?.challenge;
        if (!known || !isSame) return HttpResponse.json({ error: "invalid_grant" }, { status: 400 });
        const now = Math.floor(Date.now() / 1_000);
        const { user, name } = known.somebody;
        const claims = { iss: issuer, aud: clientId, sub: user, name, iat: now, exp: now + 300, nonce: how.spoilsNonce ? "another" : known.nonce };
        const key = how.otherKey ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey : privateKey;
        return HttpResponse.json({ access_token: "oidc-access", token_type: "bearer", id_token: signedToken(claims, key) });
      }),
    ),
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
  );
  return {
    network,
    /** What was asked of them, oldest first. */
    asked,
    /** How they behave otherwise than they should. */
    how,
    /** 企业微信 forgets the token that it gave. */
    forgetsToken(): void {
      wecomTokens++;
    },
    /** Somebody agrees at the address that the browser was sent to: the query that it comes back with. */
    agree(address: string, somebody: Somebody): string {
      const { searchParams, host } = new URL(address);
      const code = `code-${codes.size}-${asked.length}-${Math.random().toString(36).slice(2)}`;
      codes.set(code, { somebody, nonce: searchParams.get("nonce"), challenge: searchParams.get("code_challenge") });
      return `?${new URLSearchParams({ [host === "login.dingtalk.com" ? "authCode" : "code"]: code, state: searchParams.get("state")! }).toString()}`;
    },
  };
}
