import { isDay } from "../is-day.ts";
import type { Locale } from "../locale.ts";
import type { ProblemCode } from "../problem.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-cn.ts";

/** Every sentence that the hub itself says in an answer; `{name}` stands for a fact. Both languages hold the same keys. */
export interface Messages {
  /** By error code: what happened. */
  titles: Record<ProblemCode, string>;
  /** By error code: how to mend it, when no reason says more. */
  details: Record<ProblemCode, string>;
  /** By `AppError.reason`. */
  reasons: Record<string, string>;
  /** By rule of a refused field. */
  rules: Record<string, string>;
  /** What a calendar says of a meeting whose rotating chair is known. */
  meetingInCalendar: string;
  /** What a calendar calls the meetings that it follows. */
  calendarName: string;
}

const messages: Record<Locale, Messages> = { "zh-CN": zhCN, en };

type Facts = Record<string, string | number>;

/** A day as people write it: `2026年11月30日`, `30 November 2026`. */
export const dayText = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

function fill(template: string, facts: Facts, locale: Locale): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in facts)) return whole;
    const fact = String(facts[name]);
    return isDay(fact) ? dayText(fact, locale) : fact;
  });
}

/** Title and detail of a refused request. Pure. */
export function problemText(
  problem: { code: ProblemCode; reason?: string | undefined; facts?: Facts },
  locale: Locale,
): { title: string; detail: string } {
  const texts = messages[locale];
  const reason = problem.reason === undefined ? undefined : texts.reasons[problem.reason];
  return { title: texts.titles[problem.code], detail: fill(reason ?? texts.details[problem.code], problem.facts ?? {}, locale) };
}

/** Sentence for one refused field. Pure. */
export function ruleText(rule: string, facts: Facts, locale: Locale): string {
  const texts = messages[locale].rules;
  return fill(texts[rule] ?? texts.wrong_type!, facts, locale);
}

/** A meeting's line in a calendar. Pure. */
export const meetingInCalendar = (facts: { title: string; chair: string }, locale: Locale): string => fill(messages[locale].meetingInCalendar, facts, locale);

/** The name of a calendar of meetings. Pure. */
export const calendarName = (locale: Locale): string => messages[locale].calendarName;

/** Whether a rule has a sentence. Pure. */
export const isRule = (rule: string): boolean => rule in zhCN.rules;
