import { largestAmount } from "../score/line.ts";
import { numberPattern, readNumber } from "./chinese-number.ts";
import type { Span } from "./fact-types.ts";
import { type ReadsUnits, unitAt } from "./unit-at.ts";

/**
 * Money for one of a unit ("35 元/平方米", "每吨不超过 500 元"); `per` is the unit's code as it was read. `fen` has a fraction where the
 * price is finer than a fen (0.003 元/件), to a thousandth.
 */
export interface PriceFact extends Span {
  kind: "price";
  fen: number;
  per: string;
  rough: boolean;
}

const fenIn: Readonly<Record<string, number>> = { 元: 100, 块: 100, 块钱: 100, 万元: 1_000_000 };

const unitBehind = new RegExp(`(约|大约|近)?\\s*(${numberPattern})\\s*(万元|元|块钱|块)(?:人民币)?\\s*(?:[/／每]|一(?=[^\\d]))\\s*`, "g");
const unitBefore = /每\s*/g;
const moneyBehind = new RegExp(`^[^\\d一二两三四五六七八九十百千每/／年月日天小,，。；;、]{0,6}?(约|大约|近)?\\s*(${numberPattern})\\s*(万元|元|块钱|块)(?!\\s*[/／每])`);

/** A lease's year or month is a time to pay for, not something of which one is counted; money is no goods. */
const notCounted = /^(?:元|美元|年|月)$/;

/**
 * The prices in a text, from the left; a range of prices and one for two units at once (元/人/月) are no single
 * price. The one reader of prices: what is typed and what lists have go by it. Never throws. Pure.
 */
export function readPrices(text: string, vocabulary: ReadsUnits): PriceFact[] {
  const facts: PriceFact[] = [];
  for (const match of text.matchAll(unitBehind)) {
    const [all, about, digits, currency] = match;
    const unit = unitAt(text, match.index + all.length, vocabulary);
    const end = match.index + all.length + (unit?.length ?? 0);
    const isRange = /[-–—~～至到]\s*$/.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (!unit || isRange || /^\s*[/／·每]/.test(text.slice(end, end + 2))) continue;
    add(match.index + (all.length - all.trimStart().length), end, digits!, currency!, unit, about !== undefined);
  }
  for (const match of text.matchAll(unitBefore)) {
    const unit = unitAt(text, match.index + match[0].length, vocabulary);
    if (!unit) continue;
    const after = match.index + match[0].length + unit.length;
    const money = moneyBehind.exec(text.slice(after, after + 40));
    if (money) add(match.index, after + money[0].length, money[2]!, money[3]!, unit, money[1] !== undefined);
  }
  return facts.toSorted((a, b) => a.start - b.start);

  function add(start: number, end: number, digits: string, currency: string, unit: { unit: string; code: string }, about: boolean): void {
    const number = readNumber(digits);
    if (!number || notCounted.test(unit.unit)) return;
    const fen = Math.round(number.value * fenIn[currency]! * 1_000) / 1_000;
    if (fen > 0 && fen <= largestAmount) facts.push({ kind: "price", start, end, words: text.slice(start, end), fen, per: unit.code, rough: about || number.rough });
  }
}
