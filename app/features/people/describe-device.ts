/** The first that fits counts: WeCom calls itself WeChat, too, and everybody calls themselves Safari. */
const BROWSERS = [
  ["wecom", /wxwork/i],
  ["wechat", /MicroMessenger/],
  ["dingtalk", /DingTalk/i],
  ["edge", /Edg(e|A|iOS)?\//],
  ["firefox", /Firefox\/|FxiOS\//],
  ["chrome", /Chrome\/|CriOS\//],
  ["safari", /Safari\//],
] as const;

const SYSTEMS = [
  ["harmony", /HarmonyOS|OpenHarmony/],
  ["iphone", /iPhone/],
  ["ipad", /iPad/],
  ["android", /Android/],
  ["windows", /Windows/],
  ["mac", /Mac OS X/],
  ["linux", /Linux|UOS|Kylin/],
] as const;

export type Browser = (typeof BROWSERS)[number][0] | "other";
export type System = (typeof SYSTEMS)[number][0] | "other";

/** Which browser on which system a `User-Agent` speaks of, as far as a person can recognise a device by it. Pure. */
export function describeDevice(userAgent: string): { browser: Browser; system: System } {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return { browser: browser ?? "other", system: system ?? "other" };
}
