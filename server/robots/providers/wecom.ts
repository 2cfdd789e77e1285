import type { Provider } from "./provider.ts";
import { plainText } from "./plain-text.ts";

/**
 * 企业微信: `markdown` of at most 4,096 bytes; the address is the only secret. Twenty messages a minute a robot.
 * Source: developer.work.weixin.qq.com, 群机器人配置说明.
 */
export const wecom: Provider = {
  readToken({ hostname, pathname, searchParams }) {
    return hostname === "qyapi.weixin.qq.com" && pathname === "/cgi-bin/webhook/send" ? searchParams.get("key") : null;
  },
  mostBytes: 4_096,
  write({ token }, { title, lines }) {
    const content = [`**${plainText(title)}**`, ...lines.map(({ text, href }) => `> ${href === null ? plainText(text) : `[${plainText(text)}](${href})`}`)].join("\n");
    return {
      url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${token}`,
      body: JSON.stringify({ msgtype: "markdown", markdown: { content } }),
    };
  },
  read({ errcode }) {
    if (errcode === 0) return { kind: "sent" };
    const code = String(errcode);
    if (errcode === 93000) return { kind: "refused", code, fault: "address" };
    if (errcode === 40058) return { kind: "refused", code, fault: "rejected" };
    return { kind: "again", code };
  },
};
