import type { Vocabulary } from "../types.ts";
import { numberPattern, readNumber } from "./chinese-number.ts";
import type { Span } from "./fact-types.ts";
import { type DateFact, readDates } from "./read-dates.ts";
import { type PriceFact, readPrices } from "./read-prices.ts";
import { unitAt } from "./unit-at.ts";

/** An amount of something, in thousandths of the canonical unit, or of the one as it was written where it is worth as much ("台套"). */
export interface QuantityFact extends Span {
  kind: "quantity";
  milli: number;
  unit: string;
  /** "约", "左右", "上百", "几十": not to be taken to the unit. */
  rough: boolean;
}

/** What can be made in a period, and what that is a day (a year of 300 working days, a month of 25). */
export interface CapacityFact extends Span {
  kind: "capacity";
  milli: number;
  unit: string;
  period: "year" | "month" | "day";
  milliPerDay: number;
}

export interface MoneyFact extends Span {
  kind: "money";
  fen: number;
  /** What is lost when the day is missed ("违约金 80 万元"), not what the whole costs. */
  loss: boolean;
  rough: boolean;
}

export interface ProcessFact extends Span {
  kind: "process";
  /** Name of the process group (喷涂). */
  process: string;
}

export type Fact = QuantityFact | CapacityFact | PriceFact | MoneyFact | ProcessFact | DateFact;

const mostCharacters = 8_000;

/** Days in which a year's, a month's or a day's capacity is made. */
const workingDays = { year: 300, month: 25, day: 1 };

const periods: Readonly<Record<string, keyof typeof workingDays>> = { 年: "year", 月: "month", 日: "day", 天: "day" };

const money = new RegExp(`(约|大约|近|超过|上)?\\s*(${numberPattern})\\s*(多)?\\s*(万元|亿元|元|块钱|万)(?!\\s*[/每])`, "g");
const capacityBefore = new RegExp(
  `(?:年|月|日|每年|每月|每天|每日)(?:产能|产量|加工能力|生产能力|处理能力|加工|生产|产|处理)[^\\d一二两三四五六七八九十百千,，。；;]{0,6}?(${numberPattern})\\s*`,
  "g",
);
const quantity = new RegExp(`(约|大约|近|超过|至少|不少于)?\\s*(${numberPattern})\\s*(多|余|来)?\\s*`, "g");

/**
 * Reads quantities, capacities, prices for a unit, amounts of money, dates and processes out of a text as a person wrote it, with
 * their places for the form's chips; facts do not overlap, in the order of the text. `today` dates what is
 * relative. Only the first 8,000 characters are read. Never throws. Pure.
 */
export function extractFacts(text: string, today: number, vocabulary: Vocabulary): Fact[] {
  const read = text.slice(0, mostCharacters);
  const facts: Fact[] = [];
  const add = (fact: Fact | null): void => {
    if (fact && !facts.some(({ start, end }) => fact.start < end && start < fact.end)) facts.push(fact);
  };
  for (const fact of readDates(read, today)) add(fact);
  for (const fact of readPrices(read, vocabulary)) add(fact);
  for (const match of read.matchAll(capacityBefore)) add(readCapacity(read, match, vocabulary));
  for (const match of read.matchAll(money)) add(readMoney(read, match));
  for (const match of read.matchAll(quantity)) add(readQuantity(read, match, vocabulary));
  for (const fact of readProcesses(read, vocabulary)) add(fact);
  return facts.toSorted((a, b) => a.start - b.start);
}

/** Units that are money, time or shares are no quantities of goods. */
const notGoods = /^(?:元|美元|元\/.*|年|月|天|小时|%)$/;

function readQuantity(text: string, match: RegExpExecArray, vocabulary: Vocabulary): QuantityFact | CapacityFact | null {
  const [all, about, digits, more] = match;
  const number = readNumber(digits!);
  const start = match.index + (all.length - all.trimStart().length);
  const after = match.index + all.length;
  const unit = unitAt(text, after, vocabulary);
  if (!number || !unit || notGoods.test(unit.unit) || number.value <= 0) return null;
  const milli = Math.round(number.value * unit.milliPerUnit);
  const end = after + unit.length;
  const per = /^\s*(?:\/|每)\s*([年月日天])/.exec(text.slice(end, end + 4));
  if (per) {
    const period = periods[per[1]!]!;
    return capacity(start, end + per[0].length, text, milli, unit.unit, period);
  }
  const rough = about !== undefined || more !== undefined || number.rough || /^\s*(?:左右|上下|以上)/.test(text.slice(end, end + 4));
  return { kind: "quantity", start, end, words: text.slice(start, end), milli, unit: unit.milliPerUnit === 1_000 ? unit.code : unit.unit, rough };
}

function readCapacity(text: string, match: RegExpExecArray, vocabulary: Vocabulary): CapacityFact | null {
  const number = readNumber(match[1]!);
  const after = match.index + match[0].length;
  const unit = unitAt(text, after, vocabulary);
  if (!number || !unit || notGoods.test(unit.unit)) return null;
  const period = periods[/[年月日天]/.exec(match[0])![0]]!;
  return capacity(match.index, after + unit.length, text, Math.round(number.value * unit.milliPerUnit), unit.unit, period);
}

function capacity(
  start: number,
  end: number,
  text: string,
  milli: number,
  unit: string,
  period: keyof typeof workingDays,
): CapacityFact {
  const milliPerDay = Math.floor(milli / workingDays[period]);
  return { kind: "capacity", start, end, words: text.slice(start, end), milli, unit, period, milliPerDay };
}

/** Money behind "每 ..." is for one of something, even where nobody can say of what. */
const forEach = /每[^\d,，。；;、]{0,8}$/;

/** Words before money that say it is lost or paid as a penalty, in the same clause. */
const lossBefore = /(?:违约|损失|赔偿?|罚款?|误期|逾期)[^\d,，。；;、]{0,8}$/;

function readMoney(text: string, match: RegExpExecArray): MoneyFact | null {
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  if (forEach.test(before)) return null;
  const [all, about, digits, more, unit] = match;
  const number = readNumber(digits!);
  if (!number || number.value <= 0 || (unit === "万" && !/^\d/.test(digits!))) return null;
  if (unit === "万") return null;
  const factor = unit === "亿元" ? 1e10 : unit === "万元" ? 1e6 : 100;
  const start = match.index + (all.length - all.trimStart().length);
  const fen = Math.round(number.value * factor);
  if (fen === 0) return null;
  const rough = about !== undefined || more !== undefined || number.rough;
  return { kind: "money", start, end: match.index + all.length, words: all.trim(), fen, loss: lossBefore.test(before), rough };
}

function readProcesses(text: string, vocabulary: Vocabulary): ProcessFact[] {
  const facts: ProcessFact[] = [];
  let at = 0;
  for (const word of vocabulary.words(text.toLowerCase())) {
    const start = text.toLowerCase().indexOf(word, at);
    if (start < 0) continue;
    at = start + word.length;
    const process = vocabulary.processOf(word);
    if (process === null || facts.some((fact) => fact.process === process)) continue;
    facts.push({ kind: "process", start, end: at, words: text.slice(start, at), process });
  }
  return facts;
}
