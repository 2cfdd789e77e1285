import { describe, expect, test } from "vitest";
import { assert, array, constantFrom, property, string, stringMatching } from "fast-check";
import { writeMessage } from "../write-message.ts";
import { dingtalkSign } from "./dingtalk.ts";
import { feishuSign } from "./feishu.ts";
import type { Message, Provider } from "./provider.ts";
import { providers, readAddress } from "./providers.ts";

const at = new Date(1_700_000_000_000);
const message: Message = { title: "链盟 · 农机产业链", lines: [{ text: "新需求：喷漆 500 套", href: "https://hub.example.gov.cn/listings/1" }, { text: "会议提醒", href: null }] };
const bodyOf = (name: keyof typeof providers, told: Message = message, secret = "") => JSON.parse(providers[name].write({ token: "token-0001", secret }, told, at).body) as Record<string, unknown>;

describe("addresses", () => {
  test.each([
    ["https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", { provider: "wecom", token: "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa" }],
    ["https://oapi.dingtalk.com/robot/send?access_token=f0a1b2c3d4e5", { provider: "dingtalk", token: "f0a1b2c3d4e5" }],
    ["https://open.feishu.cn/open-apis/bot/v2/hook/a1b2c3d4-e5f6", { provider: "feishu", token: "a1b2c3d4-e5f6" }],
  ])("%s is known", (text, expected) => {
    expect(readAddress(text)).toEqual(expected);
  });

  test.each([
    "",
    "key=693a91f6",
    "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://user:word@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://qyapi.weixin.qq.com.evil.cn/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://169.254.169.254/cgi-bin/webhook/send?key=693a91f6-7xxx",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=693a91f6-7xxx",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%26b%3D..%2F..",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
    "https://oapi.dingtalk.com/robot/send?access_token=",
    "https://open.feishu.cn/open-apis/bot/v2/hook/../../auth/v3/app_access_token",
    "https://open.feishu.cn/open-apis/bot/v2/hook/a/b",
  ])("%s is refused", (text) => {
    expect(readAddress(text)).toBeNull();
  });

  test("wherever a message goes to, the host is the provider's own", () => {
    const hosts = { wecom: "qyapi.weixin.qq.com", dingtalk: "oapi.dingtalk.com", feishu: "open.feishu.cn" };
    const token = stringMatching(/^[A-Za-z0-9_%/?&=@.:#-]{8,60}$/);
    const before = ["https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", "https://oapi.dingtalk.com/robot/send?access_token=", "https://open.feishu.cn/open-apis/bot/v2/hook/"];
    let known = 0;
    assert(
      property(constantFrom(...before), token, (start, end) => {
        const read = readAddress(start + end);
        if (!read) return;
        known++;
        const { host, protocol, hash } = new URL(providers[read.provider].write({ token: read.token, secret: "s" }, message, at).url);
        expect([host, protocol, hash]).toEqual([hosts[read.provider], "https:", ""]);
      }),
      { numRuns: 1_000 },
    );
    expect(known).toBeGreaterThan(0);
  });
});

describe("signatures", () => {
  test("those of the published examples", () => {
    expect(dingtalkSign("SECtest-secret-0001", 1_700_000_000_000)).toBe("knP9Ys5MvugaPoFdpc8clJu6xnY84ijimjHfslN0HIE=");
    expect(feishuSign("SECtest-secret-0001", 1_700_000_000)).toBe("7qi32qtYrwRpwVweWd91bzKwyc7gKiMwp583mBJfSoo=");
  });

  test("钉钉 carries it in the address, 飞书 in the body, and neither without a secret", () => {
    const signed = providers.dingtalk.write({ token: "token-0001", secret: "SECtest-secret-0001" }, message, at);
    expect(signed.url).toBe("https://oapi.dingtalk.com/robot/send?access_token=token-0001&timestamp=1700000000000&sign=knP9Ys5MvugaPoFdpc8clJu6xnY84ijimjHfslN0HIE%3D");
    expect(providers.dingtalk.write({ token: "token-0001", secret: "" }, message, at).url).toBe("https://oapi.dingtalk.com/robot/send?access_token=token-0001");
    expect(bodyOf("feishu", message, "SECtest-secret-0001")).toMatchObject({ timestamp: "1700000000", sign: "7qi32qtYrwRpwVweWd91bzKwyc7gKiMwp583mBJfSoo=" });
    expect(bodyOf("feishu")).not.toHaveProperty("sign");
  });
});

describe("messages", () => {
  test("each work app's own form", () => {
    expect(bodyOf("wecom")).toEqual({
      msgtype: "markdown",
      markdown: { content: "**链盟 · 农机产业链**\n> [新需求：喷漆 500 套](https://hub.example.gov.cn/listings/1)\n> 会议提醒" },
    });
    expect(bodyOf("dingtalk")).toEqual({
      msgtype: "markdown",
      markdown: { title: "链盟 · 农机产业链", text: "#### 链盟 · 农机产业链\n- [新需求：喷漆 500 套](https://hub.example.gov.cn/listings/1)\n- 会议提醒" },
      at: { atMobiles: [], isAtAll: false },
    });
    expect(bodyOf("feishu")).toEqual({
      msg_type: "post",
      content: {
        post: {
          zh_cn: {
            title: "链盟 · 农机产业链",
            content: [[{ tag: "a", text: "新需求：喷漆 500 套", href: "https://hub.example.gov.cn/listings/1" }], [{ tag: "text", text: "会议提醒" }]],
          },
        },
      },
    });
  });

  test("a title cannot become a link, a mention or a line of its own", () => {
    const evil: Message = { title: "标题", lines: [{ text: "[领奖](https://evil.example) <@all> @所有人\n# 通知 **急** `x`", href: null }] };
    const { markdown } = bodyOf("wecom", evil) as { markdown: { content: string } };
    expect(markdown.content).toBe("**标题**\n> ［领奖］（https://evil.example） ＜＠all＞ ＠所有人 ＃ 通知 ＊＊急＊＊ ｀x｀");
  });

  const more = (count: number) => ({ text: `另有 ${count} 条`, href: "https://hub.example.gov.cn/" });

  test("what does not fit is counted, in bytes and at whole lines", () => {
    assert(
      property(constantFrom("wecom", "dingtalk", "feishu"), array(string({ unit: "grapheme", maxLength: 400 }), { maxLength: 30 }), (name, texts) => {
        const provider: Provider = providers[name as keyof typeof providers];
        const lines = texts.map((text, index) => ({ text: `${index} ${text}`, href: "https://hub.example.gov.cn/listings/0123456789abcdef01234567" }));
        const written = writeMessage(provider, "链盟", lines, more);
        const body = provider.write({ token: "token-0001", secret: "SEC" }, written, at).body;
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(provider.mostBytes);
        const shown = written.lines.filter(({ text }) => !text.startsWith("另有"));
        expect(shown).toEqual(lines.slice(0, shown.length));
        const left = lines.length - shown.length;
        expect(written.lines.slice(shown.length)).toEqual(left > 0 ? [more(left)] : []);
      }),
    );
  });
});

describe("answers", () => {
  test.each([
    ["wecom", { errcode: 0, errmsg: "ok" }, { kind: "sent" }],
    ["wecom", { errcode: 93000, errmsg: "invalid webhook url" }, { kind: "refused", code: "93000", fault: "address" }],
    ["wecom", { errcode: 40058, errmsg: "markdown.content exceed max length 4096" }, { kind: "refused", code: "40058", fault: "rejected" }],
    ["wecom", { errcode: 45009, errmsg: "api freq out of limit" }, { kind: "again", code: "45009" }],
    ["dingtalk", { errcode: 0, errmsg: "ok" }, { kind: "sent" }],
    ["dingtalk", { errcode: 310000, errmsg: "sign not match" }, { kind: "refused", code: "310000", fault: "signature" }],
    ["dingtalk", { errcode: 310000, errmsg: "keywords not in content" }, { kind: "refused", code: "310000", fault: "keyword" }],
    ["dingtalk", { errcode: 310000, errmsg: "ip 203.0.113.7 not in whitelist" }, { kind: "refused", code: "310000", fault: "ip" }],
    ["dingtalk", { errcode: 300001, errmsg: "token is not exist" }, { kind: "refused", code: "300001", fault: "address" }],
    ["dingtalk", { errcode: 130101, errmsg: "send too fast, exceed 20 times per minute", status: 1111, punish: "deny" }, { kind: "again", code: "130101", pauseMs: 600_000 }],
    ["feishu", { code: 0, msg: "success", data: {} }, { kind: "sent" }],
    ["feishu", { code: 19021, msg: "sign match fail or timestamp is not within one hour from current time" }, { kind: "refused", code: "19021", fault: "signature" }],
    ["feishu", { code: 19022, msg: "Ip Not Allowed" }, { kind: "refused", code: "19022", fault: "ip" }],
    ["feishu", { code: 19024, msg: "Key Words Not Found" }, { kind: "refused", code: "19024", fault: "keyword" }],
    ["feishu", { code: 9499, msg: "Bad Request" }, { kind: "refused", code: "9499", fault: "rejected" }],
    ["feishu", { code: 11232, msg: "frequency limited" }, { kind: "again", code: "11232" }],
    ["feishu", {}, { kind: "again", code: "undefined" }],
    ["wecom", { errcode: "0" }, { kind: "again", code: "0" }],
  ] as const)("%s %o", (name, body, outcome) => {
    expect(providers[name].read(body)).toEqual(outcome);
  });
});
