import type { TFunction } from "i18next";
import type { Locale } from "../contracts/locale.ts";
import enFormat from "../i18n/en/format.json";
import enOffline from "../i18n/en/offline.json";
import zhFormat from "../i18n/zh-CN/format.json";
import zhOffline from "../i18n/zh-CN/offline.json";

const texts = { "zh-CN": { offline: zhOffline, format: zhFormat }, en: { offline: enOffline, format: enFormat } };

/**
 * The `t` of the offline page, which must be small and stand alone: i18next's keys and facts without its plurals, for the
 * namespaces `offline` and `format`. A key that does not exist comes back as it is. Pure.
 */
export function translateOffline(locale: Locale): TFunction {
  const translate = (key: string, facts: Record<string, unknown> = {}): string => {
    const found = key.split(/[:.]/).reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], texts[locale]);
    return typeof found === "string" ? found.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole)) : key;
  };
  return translate as unknown as TFunction;
}
