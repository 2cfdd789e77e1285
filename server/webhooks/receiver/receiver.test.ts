import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiverExample } from "../../../app/features/webhooks/receiver-example.ts";
import { isFromHub } from "../../../tests/mocks/receivers.ts";
import { isPublicAddress } from "./is-public-address.ts";
import { realOutside, type Outside } from "./outside.ts";
import { postMessage } from "./post-message.ts";
import { hostAndPort, readAddress } from "./read-address.ts";
import { newWebhookSecret, signMessage } from "./sign-message.ts";

describe("signatures", () => {
  /** Source: the test vector that the Standard Webhooks libraries publish. */
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  const at = new Date(1_614_265_330_000);

  test("are those of the specification's vector", () => {
    expect(signMessage([secret], id, '{"test": 2432232314}', at)).toEqual({
      "webhook-id": id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  test("pass the check that receivers are told to make, on the page and in the document", () => {
    expect(isFromHub(secret, signMessage([newWebhookSecret(), secret], id, "{}", at), "{}", at.getTime())).toBe(true);
    expect(isFromHub(secret, signMessage([newWebhookSecret()], id, "{}", at), "{}", at.getTime())).toBe(false);
    expect(isFromHub(secret, signMessage([secret], id, "{}", at), "{}", at.getTime() + 301_000)).toBe(false);
    expect(readFileSync(join(import.meta.dirname, "../../../docs/webhooks.md"), "utf8")).toContain(receiverExample);
  });

  test("there is one for each secret, and each secret is of 32 bytes", () => {
    const other = newWebhookSecret();
    expect(Buffer.from(other.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
    const [first, second] = signMessage([other, secret], id, '{"test": 2432232314}', at)["webhook-signature"].split(" ");
    expect(second).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    expect(first).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  });
});

describe("addresses that a name may lead to", () => {
  test.each(["1.1.1.1", "114.114.114.114", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "223.255.255.255", "2400:3200::1", "2606:4700::1111"])("%s is in the internet", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ..."0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255".split(" "),
    ..."192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255".split(" "),
    ...":: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 fe80::1 fe80::1%eth0 2400:3200::1%eth0 fec0::1 fc00::1".split(" "),
    ..."fd12:3456::1 ff02::1 2001::1 2001:0:7f00:1::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 3fff::1 4000::1 5f00::1".split(" "),
    ..."localhost 127.1 0x7f000001 2130706433 example.com".split(" "),
    "",
  ])("“%s” is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("addresses that somebody enters", () => {
  const inside = realOutside(["erp.corp.example", "10.2.3.4:8443", "[fd00::5]:443"]).insideHosts;

  test.each([
    ["https://hooks.example.com/in?key=1", "hooks.example.com"],
    ["https://Hooks.Example.COM:443/", "hooks.example.com"],
    ["https://hooks.example.com。/", null],
    ["https://例子.测试/in", "xn--fsqu00a.xn--0zwm56d"],
    ["https://erp.corp.example/in", "erp.corp.example"],
    ["https://10.2.3.4:8443/in", "10.2.3.4:8443"],
    ["https://[fd00::5]/in", "[fd00::5]"],
  ])("%s", (text, host) => {
    const read = readAddress(text, inside);
    expect("host" in read ? read.host : null).toBe(host);
  });

  test.each([
    ..."http://hooks.example.com/ ftp://hooks.example.com/ //hooks.example.com/ hooks.example.com https:// javascript:alert(1) file:///etc/passwd".split(" "),
    ..."https://user@hooks.example.com/ https://user:pass@hooks.example.com/ https://hooks.example.com@127.0.0.1/ https://hooks.example.com/#a".split(" "),
  ])("%s is no such address", (text) => {
    expect(readAddress(text, inside)).toEqual({ rule: "webhook_address_form" });
  });

  test.each([
    ..."https://127.0.0.1/ https://127.1/ https://0x7f.1/ https://2130706433/ https://017700000001/ https://[::1]/ https://[::ffff:127.0.0.1]/ https://8.8.8.8/".split(" "),
    ..."https://localhost/ https://localhost./ https://hub/ https://hooks.example.com./ https://hooks.example.com:8443/ https://hooks.example.com:22/".split(" "),
    ..."https://erp.corp.example:8443/ https://10.2.3.4/ https://a.erp.corp.example:444/ https://１２７.０.０.１/ https://169.254.169.254/latest/meta-data".split(" "),
  ])("%s leads where only the operator may send", (text) => {
    expect(readAddress(text, inside)).toEqual({ rule: "webhook_address_inside" });
  });
});

describe("what is connected to", () => {
  let receiver: Server;
  let port: number;
  /** What came first over each connection: the greeting of TLS, which names the host that is meant. */
  const greetings: Buffer[] = [];
  beforeAll(async () => {
    receiver = createServer((socket) => socket.on("error", () => {}).once("data", (part) => (greetings.push(part), socket.destroy())));
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    port = (receiver.address() as { port: number }).port;
  });
  afterAll(() => receiver.close());

  const post = (given: Partial<Outside>, text: string) => {
    const url = new URL(text);
    const outside: Outside = { resolve: async () => ["127.0.0.1"], insideHosts: new Set(), timeoutMs: 2_000, ...given };
    return postMessage(outside, url, signMessage([newWebhookSecret()], "msg_1", "{}", new Date()), "{}", new Agent());
  };

  test("is the address that was looked at, by the name that was entered, and asked for once", async () => {
    const asked: string[] = [];
    const url = `https://receiver.invalid:${port}/`;
    const resolve = async (host: string) => (asked.push(host), ["127.0.0.1"]);
    expect(await post({ resolve, insideHosts: new Set([hostAndPort(new URL(url))]) }, url)).toMatchObject({ ok: false, fault: "unreachable" });
    expect(asked).toEqual(["receiver.invalid"]);
    expect(greetings.at(-1)!.toString("latin1")).toContain("receiver.invalid");
  });

  test("is nothing when any address of the name is not in the internet, when there is none, or when the name is not found in time", async () => {
    const before = greetings.length;
    const url = `https://receiver.invalid:${port}/`;
    for (const addresses of [["127.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["1.1.1.1", "::1"], ["::ffff:127.0.0.1"]]) {
      expect(await post({ resolve: async () => addresses }, url)).toMatchObject({ ok: false, status: null, fault: "address" });
    }
    expect(await post({ resolve: async () => [] }, url)).toMatchObject({ fault: "unresolved" });
    expect(await post({ resolve: () => Promise.reject(new Error("ENOTFOUND")) }, url)).toMatchObject({ fault: "unresolved" });
    expect(await post({ resolve: () => new Promise(() => {}), timeoutMs: 20 }, url)).toMatchObject({ fault: "timeout" });
    expect(greetings).toHaveLength(before);
  });
});
