import type { TFunction } from "i18next";
import { groupDigits } from "../contracts/group-digits.ts";
import { isDay } from "../contracts/is-day.ts";
import type { ResolutionNumber } from "../contracts/resolution-number.ts";
import { clockTime, dayOf, daysBetween, weekdayOf, type DayOrInstant } from "./shanghai-time.ts";

/**
 * How the hub writes days, times, money and quantities. By hand instead of with `Intl`, because the texts must be the
 * same letter by letter on the server and in every browser. All functions are pure; `t` brings the language.
 */

/** `9月30日`; the year is written when it is not that of `today`. With `weekday` `（周三）` follows. */
export function formatDay(t: TFunction, value: DayOrInstant, options: { today: string; weekday?: boolean; year?: boolean }): string {
  const day = dayOf(value);
  const [year = "", month = "", date = ""] = day.split("-").map((part) => String(Number(part)));
  const withYear = options.year ?? day.slice(0, 4) !== options.today.slice(0, 4);
  const text = t(withYear ? "format:dayWithYear" : "format:day", { year, month: t(`format:month.${month}`), day: date });
  return options.weekday ? t("format:withWeekday", { day: text, weekday: t(`format:weekday.${weekdayOf(day)}`) }) : text;
}

/** The number of a resolution: `〔2026〕3号`, that of an internal one `〔2026〕内1号`. */
export const formatResolution = (t: TFunction, { year, serial, internal }: ResolutionNumber): string =>
  t(internal ? "format:resolution.internal" : "format:resolution.number", { year, serial });

/** `9月24日–9月28日`; one day alone when both ends are the same. */
export function formatDayRange(t: TFunction, from: string, until: string, options: { today: string }): string {
  const first = formatDay(t, from, options);
  return from === until ? first : t("format:dayRange", { from: first, until: formatDay(t, until, options) });
}

/** `14:31` today, `昨天 14:31`, else `9月30日 14:31`. */
export function formatInstant(t: TFunction, value: DayOrInstant, options: { today: string }): string {
  const time = clockTime(value);
  const age = daysBetween(dayOf(value), options.today);
  if (age === 0) return time;
  const day = age === 1 ? t("format:yesterday") : age === -1 ? t("format:tomorrow") : formatDay(t, value, options);
  return t("format:dayAndTime", { day, time });
}

/** `刚刚`, `5 分钟前`, `3 小时前`, then as {@link formatInstant}. */
export function formatAgo(t: TFunction, value: DayOrInstant, options: { today: string; now: Date }): string {
  const minutes = Math.floor((options.now.getTime() - new Date(value).getTime()) / 60_000);
  if (minutes < 1) return t("format:ago.now");
  if (minutes < 60) return t("format:ago.minutes", { count: minutes });
  if (minutes < 12 * 60) return t("format:ago.hours", { count: Math.floor(minutes / 60) });
  return formatInstant(t, value, options);
}

/** How urgent a due time is; the words say it too, so that nobody depends on the colour. */
export type Urgency = "calm" | "soon" | "urgent" | "late";

const SOON_DAYS = 3;

/**
 * What is left until a day (its end in China) or an instant: minutes below one hour, hours below two days, then days.
 * `urgent` below 24 hours, `soon` up to three days.
 */
export function formatTimeLeft(t: TFunction, until: DayOrInstant, now: Date): { text: string; urgency: Urgency } {
  if (isDay(until)) return daysLeft(t, daysBetween(dayOf(now), until));
  const minutes = Math.floor((new Date(until).getTime() - now.getTime()) / 60_000);
  const late = minutes < 0;
  const text = amountOfTime(t, late ? "late" : "left", late ? -minutes : minutes);
  return { text, urgency: late ? "late" : minutes < 24 * 60 ? "urgent" : minutes <= SOON_DAYS * 24 * 60 ? "soon" : "calm" };
}

function daysLeft(t: TFunction, days: number): { text: string; urgency: Urgency } {
  if (days < 0) return { text: t("format:late.days", { count: -days }), urgency: "late" };
  if (days === 0) return { text: t("format:left.today"), urgency: "urgent" };
  return { text: t("format:left.days", { count: days }), urgency: days <= SOON_DAYS ? "soon" : "calm" };
}

function amountOfTime(t: TFunction, direction: "left" | "late", minutes: number): string {
  if (minutes < 60) return t(`format:${direction}.minutes`, { count: Math.max(1, minutes) });
  if (minutes < 48 * 60) return t(`format:${direction}.hours`, { count: Math.floor(minutes / 60) });
  return t(`format:${direction}.days`, { count: Math.floor(minutes / 1_440) });
}

/** `12,345.6`: groups of three, at most `places` decimals, no trailing zeros. Takes a decimal string, too, so that nothing is rounded on the way. */
export function formatNumber(value: number | string, places = 3): string {
  return groupDigits(typeof value === "number" ? trimZeros(value.toFixed(places)) : value);
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** `500 套`. */
export function formatQuantity(t: TFunction, quantity: { value: string; unit: string }): string {
  return t("format:quantity", { value: formatNumber(quantity.value), unit: quantity.unit });
}

/** `46.5 元`, `86 万元`, `1.25 亿元`; with `exact` always in yuan, to a thousandth of a fen where it has a fraction of one. */
export function formatMoney(t: TFunction, fen: number, options: { exact?: boolean } = {}): string {
  const yuan = fen / 100;
  for (const scale of ["large", "middle"] as const) {
    const from = Number(t(`format:money.${scale}From`));
    if (!options.exact && Math.abs(yuan) >= from) {
      return t(`format:money.${scale}`, { value: formatNumber(yuan / from, 2) });
    }
  }
  return t("format:money.exact", { value: formatNumber(yuan, Number.isInteger(fen) ? 2 : 5) });
}

/** `850 MB`, `1.2 GB`: to two figures or whole, in powers of 1,024. */
export function formatBytes(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes < 1 ? `${formatNumber(bytes / 1024 ** 2, 0)} MB` : `${formatNumber(gigabytes, gigabytes < 10 ? 1 : 0)} GB`;
}

/** Clauses of one line: `甲；乙`, in English `A; B`. */
export const formatClauses = (t: TFunction, clauses: readonly string[]): string => clauses.join(t("format:clauses"));

/** `甲、乙、丙`, in English `A, B and C`. */
export function formatList(t: TFunction, items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? "";
  if (items.length === 2) return t("format:list.two", { first: items[0], last });
  return t("format:list.more", { head: items.slice(0, -1).join(t("format:list.separator")), last });
}
