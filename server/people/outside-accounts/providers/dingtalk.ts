import { z } from "zod";
import { AppError } from "../../../errors.ts";
import { askProvider, requireCodeOf } from "./ask-provider.ts";
import type { Provider } from "./provider.ts";

export interface DingtalkAccess {
  clientId: string;
  clientSecret: string;
  /** The corporation whose members may come in. */
  corpId: string;
}

const api = "https://api.dingtalk.com/v1.0";
const tokenAnswer = z.object({ accessToken: z.string().min(1), corpId: z.string().min(1) });
const personAnswer = z.object({ unionId: z.string().min(1), nick: z.string().nullish() });

/**
 * 钉钉: people of several corporations choose the one that they come from, and its number comes with the token. A person's `unionId` is the same for all
 * apps of a corporation, and lasts.
 * Source: open.dingtalk.com, 登录第三方网站 and 获取用户token.
 */
export function dingtalk({ clientId, clientSecret, corpId }: DingtalkAccess): Provider {
  return {
    name: null,
    async addressOf({ redirect, state }) {
      const query = { redirect_uri: redirect, response_type: "code", client_id: clientId, scope: "openid corpid", corpId, state, prompt: "consent" };
      return `https://login.dingtalk.com/oauth2/auth?${new URLSearchParams(query).toString()}`;
    },
    async identify(query) {
      const code = requireCodeOf(query, "authCode");
      const token = await askProvider(new URL(`${api}/oauth2/userAccessToken`), tokenAnswer, { body: { clientId, clientSecret, code, grantType: "authorization_code" } });
      if (token.corpId !== corpId) throw new AppError("signed_out", { reason: "outside_other_corp" });
      const person = await askProvider(new URL(`${api}/contact/users/me`), personAnswer, { token: { "x-acs-dingtalk-access-token": token.accessToken } });
      return { realm: corpId, subject: person.unionId, label: person.nick ?? null };
    },
  };
}
