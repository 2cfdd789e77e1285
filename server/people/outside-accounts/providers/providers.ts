import type { OutsideProvider } from "../../../../app/contracts/outside-accounts.ts";
import type { Environment } from "../../../env.ts";
import { dingtalk } from "./dingtalk.ts";
import { feishu } from "./feishu.ts";
import { oidc } from "./oidc.ts";
import type { Provider } from "./provider.ts";
import { wecom } from "./wecom.ts";

/** The providers that this hub was set up with, in the order in which they are offered. */
export type Providers = ReadonlyMap<OutsideProvider, Provider>;

/** Sets the providers up by what the environment says; whatever it does not name is left out. @param now milliseconds */
export function createProviders(env: Environment, now: () => number): Providers {
  const providers = new Map<OutsideProvider, Provider>();
  const { WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET } = env;
  if (WECOM_CORP_ID && WECOM_AGENT_ID && WECOM_SECRET) {
    providers.set("wecom", wecom({ corpId: WECOM_CORP_ID, agentId: WECOM_AGENT_ID, secret: WECOM_SECRET }, now));
  }
  const { DINGTALK_CORP_ID, DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET } = env;
  if (DINGTALK_CORP_ID && DINGTALK_CLIENT_ID && DINGTALK_CLIENT_SECRET) {
    providers.set("dingtalk", dingtalk({ corpId: DINGTALK_CORP_ID, clientId: DINGTALK_CLIENT_ID, clientSecret: DINGTALK_CLIENT_SECRET }));
  }
  const { FEISHU_APP_ID, FEISHU_APP_SECRET } = env;
  if (FEISHU_APP_ID && FEISHU_APP_SECRET) providers.set("feishu", feishu({ appId: FEISHU_APP_ID, appSecret: FEISHU_APP_SECRET }));
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env;
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    providers.set("oidc", oidc({ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME ?? null }, now));
  }
  return providers;
}
