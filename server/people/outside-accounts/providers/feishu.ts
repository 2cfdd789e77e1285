import { z } from "zod";
import { askProvider, requireCodeOf } from "./ask-provider.ts";
import type { Provider } from "./provider.ts";

export interface FeishuAccess {
  appId: string;
  appSecret: string;
}

const tokenAnswer = z.object({ code: z.literal(0), access_token: z.string().min(1) });
const personAnswer = z.object({
  code: z.literal(0),
  data: z.object({ tenant_key: z.string().min(1), union_id: z.string().min(1), name: z.string().nullish() }),
});

/**
 * 飞书: an app made for one corporation lets in nobody else; which one it is comes with the person.
 * Source: open.feishu.cn, 获取授权码, 获取 user_access_token, 获取用户信息.
 */
export function feishu({ appId, appSecret }: FeishuAccess): Provider {
  return {
    name: null,
    async addressOf({ redirect, state }) {
      const query = { client_id: appId, redirect_uri: redirect, response_type: "code", state };
      return `https://accounts.feishu.cn/open-apis/authen/v1/authorize?${new URLSearchParams(query).toString()}`;
    },
    async identify(query, { redirect }) {
      const body = { grant_type: "authorization_code", client_id: appId, client_secret: appSecret, code: requireCodeOf(query), redirect_uri: redirect };
      const token = await askProvider(new URL("https://open.feishu.cn/open-apis/authen/v2/oauth/token"), tokenAnswer, { body });
      const { data } = await askProvider(new URL("https://open.feishu.cn/open-apis/authen/v1/user_info"), personAnswer, { token: { Authorization: `Bearer ${token.access_token}` } });
      return { realm: data.tenant_key, subject: data.union_id, label: data.name ?? null };
    },
  };
}
