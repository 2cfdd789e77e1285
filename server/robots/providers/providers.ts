import type { RobotProvider } from "../../../app/contracts/robots.ts";
import { dingtalk } from "./dingtalk.ts";
import { feishu } from "./feishu.ts";
import type { Provider } from "./provider.ts";
import { wecom } from "./wecom.ts";

/** The work apps by name. */
export const providers: Record<RobotProvider, Provider> = { wecom, dingtalk, feishu };

/** What a token looks like: nothing in it could lead a request elsewhere. */
const token = /^[A-Za-z0-9_-]{8,200}$/;

/**
 * The work app and the token of an address that somebody copied; null for any other address. Only the token is ever used again: where a
 * message goes to stands in the provider's own code. Pure.
 */
export function readAddress(text: string): { provider: RobotProvider; token: string } | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address?.protocol !== "https:" || address.username !== "" || address.password !== "" || address.port !== "") return null;
  for (const [provider, { readToken }] of Object.entries(providers) as [RobotProvider, Provider][]) {
    const found = readToken(address);
    if (found !== null) return token.test(found) ? { provider, token: found } : null;
  }
  return null;
}
