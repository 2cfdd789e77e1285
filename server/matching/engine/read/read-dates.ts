import { civilOf, dayOf, isDate, lastDayOf } from "./civil-day.ts";
import { numberPattern, readNumber } from "./chinese-number.ts";
import type { Span } from "./fact-types.ts";

export interface DateFact extends Span {
  kind: "date";
  /** First and last day that the words can mean. */
  from: number;
  until: number;
  /** The words name a limit ("9 月底前", "…之前", "截止"). */
  deadline: boolean;
}

interface Read {
  from: number;
  until: number;
}

type Reader = (match: RegExpExecArray, today: number) => Read | null;

const parts: Readonly<Record<string, [number, number]>> = { 上: [1, 10], 中: [11, 20], 下: [21, 31] };

function monthPart(year: number, month: number, part: string | undefined): Read {
  const last = lastDayOf(year, month);
  if (part === "底" || part === "末") return { from: last - 6, until: last };
  if (part === "初") return { from: dayOf(year, month, 1), until: dayOf(year, month, 7) };
  const days = part === undefined ? undefined : parts[part];
  if (!days) return { from: dayOf(year, month, 1), until: last };
  return { from: dayOf(year, month, days[0]), until: Math.min(last, dayOf(year, month, days[1])) };
}

/** The year in which a month without a year lies: this one, or the next when it is well over. */
function yearFor(month: number, today: number): number {
  const now = civilOf(today);
  return month < now.month - 1 ? now.year + 1 : now.year;
}

function month(text: string | undefined): number | null {
  const read = text === undefined ? null : readNumber(text);
  return read && read.value >= 1 && read.value <= 12 ? read.value : null;
}

/** Patterns from the most to the least specific; the first that covers a place wins. */
const readers: readonly [RegExp, Reader][] = [
  [
    /(20\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*[日号])?(?!\d)/g,
    ([, year, months, day]) => exactDay(Number(year), Number(months), Number(day)),
  ],
  [
    /(?:(20\d{2})\s*年|(今年|明年|本年))?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月\s*(\d{1,2}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九]|三十一?)\s*[日号]/g,
    ([, year, word, months, day], today) => {
      const number = month(months);
      const read = readNumber(day!);
      return number === null || !read ? null : exactDay(yearOf(year, word, number, today), number, read.value);
    },
  ],
  [
    /(?:(20\d{2})\s*年|(今年|明年|本年))?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月份?(?:([上中下])旬|([底末初]))?/g,
    ([, year, word, months, third, edge], today) => {
      const number = month(months);
      return number === null ? null : monthPart(yearOf(year, word, number, today), number, third ?? edge);
    },
  ],
  [
    /(本|这个|下个?)月(?:([上中下])旬|([底末初]))?/g,
    ([, which, third, edge], today) => {
      const now = civilOf(today);
      const shifted = civilOf(dayOf(now.year, now.month + (which!.startsWith("下") ? 1 : 0), 1));
      return monthPart(shifted.year, shifted.month, third ?? edge);
    },
  ],
  [
    /(?:(20\d{2})\s*年|(今年|明年|本年))?\s*(?:第?([一二三四1-4])季度|([上下])半年)(?:[底末])?/g,
    ([, year, word, quarter, half], today) => {
      const whole = year ? Number(year) : civilOf(today).year + (word === "明年" ? 1 : 0);
      if (half) return { from: dayOf(whole, half === "上" ? 1 : 7, 1), until: lastDayOf(whole, half === "上" ? 6 : 12) };
      const number = readNumber(quarter!)!.value;
      return { from: dayOf(whole, number * 3 - 2, 1), until: lastDayOf(whole, number * 3) };
    },
  ],
  [
    /(?:(20\d{2})\s*年|(今年|明年|本年))?\s*(年底|年末|年内|春节)(?=前|$|[^\p{Script=Han}]|之前|以前|完|交)/gu,
    ([, year, word, edge], today) => {
      if (edge === "春节") return null;
      const whole = year ? Number(year) : civilOf(today).year + (word === "明年" ? 1 : 0);
      return { from: edge === "年内" ? today : dayOf(whole, 12, 25), until: dayOf(whole, 12, 31) };
    },
  ],
  [
    new RegExp(`(${numberPattern})\\s*(?:个)?(日历天|工作日|天|日|周|星期|个月|月)(?:之内|以内|内|之后|以后|后)`, "g"),
    ([, amount, unit], today) => {
      const read = readNumber(amount!);
      if (!read || read.value > 3_650) return null;
      const days = unit === "周" || unit === "星期" ? 7 : unit!.endsWith("月") ? 30 : unit === "工作日" ? 1.4 : 1;
      return { from: today, until: today + Math.ceil(read.value * days) };
    },
  ],
  [
    /(今天|明天|后天|本周|下周)/g,
    ([, word], today) => {
      const weekday = (today + 3) % 7;
      if (word === "今天") return { from: today, until: today };
      if (word === "明天") return { from: today + 1, until: today + 1 };
      if (word === "后天") return { from: today + 2, until: today + 2 };
      const monday = today - weekday + (word === "下周" ? 7 : 0);
      return { from: Math.max(today, monday), until: monday + 6 };
    },
  ],
];

function yearOf(year: string | undefined, word: string | undefined, months: number, today: number): number {
  if (year) return Number(year);
  if (word) return civilOf(today).year + (word === "明年" ? 1 : 0);
  return yearFor(months, today);
}

function exactDay(year: number, months: number, day: number): Read | null {
  return isDate(year, months, day) ? { from: dayOf(year, months, day), until: dayOf(year, months, day) } : null;
}

const limitAfter = /^\s*(?:之前|以前|前|止|截止|内|之内|完成|完工|交付|交货)/;
const limitBefore = /(?:截止(?:到|至|日期)?|不晚于|最迟|须于|务必在?|交期|交货期|工期至)[:：]?\s*$/;

/** All dates of a text, in order; overlapping ones are taken once, the more specific first. Pure. */
export function readDates(text: string, today: number): DateFact[] {
  const found: DateFact[] = [];
  for (const [pattern, read] of readers) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      const end = match.index + match[0].trimEnd().length;
      if (found.some((fact) => start < fact.end && fact.start < end)) continue;
      const days = read(match, today);
      if (!days) continue;
      const tail = limitAfter.exec(text.slice(end, end + 6));
      const isWithin = match[0].endsWith("内");
      const deadline = tail !== null || isWithin || limitBefore.test(text.slice(Math.max(0, start - 8), start));
      found.push({ kind: "date", start, end, words: text.slice(start, end), ...days, deadline });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
