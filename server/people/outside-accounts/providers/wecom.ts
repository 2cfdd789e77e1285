import { z } from "zod";
import { askProvider, refused, requireCodeOf, silent } from "./ask-provider.ts";
import type { Provider } from "./provider.ts";

export interface WecomAccess {
  corpId: string;
  agentId: string;
  secret: string;
}

const api = "https://qyapi.weixin.qq.com/cgi-bin";
/** A token is taken for old so much before its end. */
const EARLY_MS = 5 * 60_000;
/** 企业微信 says by these that it knows the token no longer. */
const staleToken = new Set([40014, 41001, 42001]);

/** … and by these that it is busy, or was asked too often. */
const busy = new Set([-1, 45009]);

const tokenAnswer = z.object({ errcode: z.number(), access_token: z.string().optional(), expires_in: z.number().optional() });
/** Who is no member of the corporation has an `openid` instead of a `userid`. */
const memberAnswer = z.object({ errcode: z.number(), userid: z.string().min(1).optional(), UserId: z.string().min(1).optional() });

/**
 * 企业微信: within the app its members are known at once, elsewhere they scan a code. A refusal comes back without a code. The corporation's
 * token is asked for once and kept, for it may be had a limited number of times a day.
 * Source: developer.work.weixin.qq.com, 网页授权登录 and 企业微信登录.
 */
export function wecom({ corpId, agentId, secret }: WecomAccess, now: () => number): Provider {
  let known: { token: Promise<string>; until: number } | null = null;

  const newToken = async () => {
    const { errcode, access_token: token, expires_in: seconds } = await askProvider(addressOf("gettoken", { corpid: corpId, corpsecret: secret }), tokenAnswer);
    if (errcode !== 0 || !token || seconds === undefined) throw failureOf(errcode);
    return { token, seconds };
  };
  /** The same for all who ask at a time; one that could not be had, or is old, is asked for anew. */
  const tokenInForce = (): Promise<string> => {
    if (known && known.until > now()) return known.token;
    const asked = newToken();
    const fresh = { token: asked.then(({ token }) => token), until: Number.POSITIVE_INFINITY };
    known = fresh;
    asked.then(
      ({ seconds }) => (fresh.until = now() + seconds * 1_000 - EARLY_MS),
      () => (fresh.until = 0),
    );
    return fresh.token;
  };
  const memberOf = async (code: string) => askProvider(addressOf("auth/getuserinfo", { access_token: await tokenInForce(), code }), memberAnswer);

  return {
    name: null,
    async addressOf({ redirect, state }, device) {
      if (!/wxwork/i.test(device)) {
        return withQuery("https://login.work.weixin.qq.com/wwlogin/sso/login", { login_type: "CorpApp", appid: corpId, agentid: agentId, redirect_uri: redirect, state });
      }
      const inApp = { appid: corpId, redirect_uri: redirect, response_type: "code", scope: "snsapi_base", state, agentid: agentId };
      return `${withQuery("https://open.weixin.qq.com/connect/oauth2/authorize", inApp)}#wechat_redirect`;
    },
    async identify(query) {
      const code = requireCodeOf(query);
      let member = await memberOf(code);
      if (staleToken.has(member.errcode)) {
        known = null;
        member = await memberOf(code);
      }
      const subject = member.userid ?? member.UserId;
      if (member.errcode !== 0 || subject === undefined) throw failureOf(member.errcode);
      return { realm: corpId, subject, label: subject };
    },
  };
}

const failureOf = (errcode: number) => (busy.has(errcode) ? silent(errcode) : refused(errcode));

const addressOf = (path: string, query: Record<string, string>): URL => new URL(withQuery(`${api}/${path}`, query));

const withQuery = (address: string, query: Record<string, string>): string => `${address}?${new URLSearchParams(query).toString()}`;
