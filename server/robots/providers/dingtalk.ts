import { createHmac } from "node:crypto";
import { plainText } from "./plain-text.ts";
import type { Outcome, Provider } from "./provider.ts";

/** How long a robot that sent too fast is shut out. */
const SHUT_OUT_MS = 10 * 60_000;

/** What signs a message at an instant (milliseconds): the secret is the key. Pure. */
export const dingtalkSign = (secret: string, atMs: number): string => createHmac("sha256", secret).update(`${atMs}\n${secret}`).digest("base64");

/**
 * 钉钉: `markdown`, signed in the address where the robot was set up so (加签). Twenty messages a minute a robot, then ten minutes none.
 * Source: open.dingtalk.com, 自定义机器人的创建和安装.
 */
export const dingtalk: Provider = {
  readToken({ hostname, pathname, searchParams }) {
    return hostname === "oapi.dingtalk.com" && pathname === "/robot/send" ? searchParams.get("access_token") : null;
  },
  mostBytes: 16_000,
  write({ token, secret }, { title, lines }, at) {
    const signed = secret === "" ? "" : `&timestamp=${at.getTime()}&sign=${encodeURIComponent(dingtalkSign(secret, at.getTime()))}`;
    const text = [`#### ${plainText(title)}`, ...lines.map(({ text: words, href }) => `- ${href === null ? plainText(words) : `[${plainText(words)}](${href})`}`)].join("\n");
    return {
      url: `https://oapi.dingtalk.com/robot/send?access_token=${token}${signed}`,
      body: JSON.stringify({ msgtype: "markdown", markdown: { title: plainText(title), text }, at: { atMobiles: [], isAtAll: false } }),
    };
  },
  read({ errcode, errmsg }) {
    if (errcode === 0) return { kind: "sent" };
    const code = String(errcode);
    if (errcode === 310000) return turnedAway(code, String(errmsg));
    if (errcode === 300001) return { kind: "refused", code, fault: "address" };
    if (errcode === 130101) return { kind: "again", code, pauseMs: SHUT_OUT_MS };
    return { kind: "again", code };
  },
};

/** One code stands for three locks; which of them, only the words say. */
function turnedAway(code: string, words: string): Outcome {
  const fault = /keyword/i.test(words) ? "keyword" : /\bip\b/i.test(words) ? "ip" : "signature";
  return { kind: "refused", code, fault };
}
