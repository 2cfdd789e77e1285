import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES, pickLocale } from "./locale.ts";

describe("pickLocale", () => {
  it.each([
    [{ choice: "en", cookie: "zh-CN", acceptLanguage: "zh" }, "en"],
    [{ choice: "fr", cookie: "en", acceptLanguage: "zh" }, "en"],
    [{ acceptLanguage: "en-GB,en;q=0.9,zh;q=0.8" }, "en"],
    [{ acceptLanguage: "de-DE, en;q=0.5, zh-TW;q=0.7" }, "zh-CN"],
    [{ acceptLanguage: "en;q=0, de" }, "zh-CN"],
    [{}, "zh-CN"],
  ])("%o gives %s", (hints, locale) => {
    expect(pickLocale(hints)).toBe(locale);
  });

  it("answers with a language of the hub whatever the browser sends", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (cookie, acceptLanguage) => {
        expect(LOCALES).toContain(pickLocale({ cookie, acceptLanguage }));
      }),
    );
  });
});
