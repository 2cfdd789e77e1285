import { createHmac } from "node:crypto";
import type { RobotFault } from "../../../app/contracts/robots.ts";
import type { Provider } from "./provider.ts";

/** What signs a message at an instant (seconds): time and secret are the key, and nothing is signed. Pure. */
export const feishuSign = (secret: string, atSeconds: number): string => createHmac("sha256", `${atSeconds}\n${secret}`).update("").digest("base64");

const faults: Record<number, RobotFault> = { 19001: "address", 19021: "signature", 19022: "ip", 19024: "keyword", 9499: "rejected" };

/**
 * 飞书: `post`, whose text is text and whose links are links of their own; signed in the body where the robot was set up so (签名校验).
 * A request of at most 20 KB; five a second and a hundred a minute a robot.
 * Source: open.feishu.cn, 自定义机器人使用指南.
 */
export const feishu: Provider = {
  readToken({ hostname, pathname }) {
    const [, token] = /^\/open-apis\/bot\/v2\/hook\/([^/]+)$/.exec(pathname) ?? [];
    return hostname === "open.feishu.cn" && token !== undefined ? token : null;
  },
  mostBytes: 20_000,
  write({ token, secret }, { title, lines }, at) {
    const atSeconds = Math.floor(at.getTime() / 1_000);
    const content = lines.map(({ text, href }) => [href === null ? { tag: "text", text } : { tag: "a", text, href }]);
    return {
      url: `https://open.feishu.cn/open-apis/bot/v2/hook/${token}`,
      body: JSON.stringify({
        ...(secret !== "" && { timestamp: String(atSeconds), sign: feishuSign(secret, atSeconds) }),
        msg_type: "post",
        content: { post: { zh_cn: { title, content } } },
      }),
    };
  },
  read({ code }) {
    if (code === 0) return { kind: "sent" };
    const fault = typeof code === "number" ? faults[code] : undefined;
    return fault ? { kind: "refused", code: String(code), fault } : { kind: "again", code: String(code) };
  },
};
