import { createInstance } from "i18next";
import type { Locale } from "../../../app/contracts/locale.ts";
import enFormat from "../../../app/i18n/en/format.json" with { type: "json" };
import enInbox from "../../../app/i18n/en/inbox.json" with { type: "json" };
import enLetters from "../../../app/i18n/en/files/letters.json" with { type: "json" };
import enNotices from "../../../app/i18n/en/pages/notices.json" with { type: "json" };
import zhFormat from "../../../app/i18n/zh-CN/format.json" with { type: "json" };
import zhInbox from "../../../app/i18n/zh-CN/inbox.json" with { type: "json" };
import zhLetters from "../../../app/i18n/zh-CN/files/letters.json" with { type: "json" };
import zhNotices from "../../../app/i18n/zh-CN/pages/notices.json" with { type: "json" };

const texts = {
  "zh-CN": { format: zhFormat, inbox: zhInbox, letters: zhLetters, notices: zhNotices },
  en: { format: enFormat, inbox: enInbox, letters: enLetters, notices: enNotices },
};

function createTexts(locale: Locale) {
  const instance = createInstance();
  void instance.init({ lng: locale, resources: { [locale]: texts[locale] }, ns: Object.keys(texts[locale]), defaultNS: false, fallbackLng: false, initAsync: false, interpolation: { escapeValue: false } });
  return instance;
}

/** What letters say: the words of the pages' own notices, so that a letter and the page tell the same. */
export const letterTexts = { "zh-CN": createTexts("zh-CN"), en: createTexts("en") };
