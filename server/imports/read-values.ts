import type { Day } from "../../app/contracts/common.ts";

/** What a list's word on a date says: a day, that it was revoked, or nothing that can be read. */
export type DateWord = { kind: "day"; day: Day } | { kind: "revoked" } | { kind: "unreadable" };

/** Days from the first that a spreadsheet counts to 1970-01-01; its mistake of a 29 February 1900 lies before every day that is read here. */
const SERIAL_OF_1970 = 25_569;
const DAY_MS = 86_400_000;

/**
 * The first day in a text, in the forms in which lists have it: 2026-02-08, 2026/2/8, 2026.2.8, 2026年2月8日, 20260208, 46061 (a day
 * whose cell lost its format), and months (2026年2月: their last day). A text that says that the line was revoked is told as such. Pure.
 */
export function readDate(text: string): DateWord {
  if (/废止|失效|作废/.test(text)) return { kind: "revoked" };
  const folded = text.normalize("NFKC");
  const whole = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(folded) ?? /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/.exec(folded);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  if (/^[34567]\d{4}(?:\.\d+)?$/.test(folded.trim())) {
    const serial = new Date((Math.floor(Number(folded)) - SERIAL_OF_1970) * DAY_MS);
    return dayOf(serial.getUTCFullYear(), serial.getUTCMonth() + 1, serial.getUTCDate());
  }
  const month = /(\d{4})\s*[-/.年]\s*(\d{1,2})(?!\d)/.exec(folded);
  if (!month) return { kind: "unreadable" };
  const [year, number] = [Number(month[1]), Number(month[2])];
  return dayOf(year, number, new Date(Date.UTC(year, number, 0)).getUTCDate());
}

function dayOf(year: number, month: number, date: number): DateWord {
  const instant = new Date(Date.UTC(year, month - 1, date));
  const real = year >= 1990 && year <= 2100 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date;
  return real ? { kind: "day", day: instant.toISOString().slice(0, 10) } : { kind: "unreadable" };
}

/** Fen in a unit of money. */
const fenIn: Record<string, number> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 };
/** Prices that shops put where there is none. */
const PLACEHOLDERS = new Set([100, 9_999_999_900]);
/** Words by which a figure is a bound, or one of several. */
const NO_BOUND = /不超过|不高于|最高|最低|不低于|以上|以下|以内|余|起|标价|面议/;
/** Words that make a figure something other than one sum: wages, rates, several of them. */
const NO_SUM = /工资|月薪|\/|／|%|％|—|–|-|~|～|至|；|;/;

/**
 * One sum of money in a text, a placeholder that stands for none, or nothing that is one sum. `fen` has a fraction where the text
 * is finer than a fen. Pure.
 */
export function readSum(text: string): { kind: "sum"; fen: number } | { kind: "placeholder" } | { kind: "unreadable" } {
  const folded = text.normalize("NFKC").replaceAll(",", "").trim();
  const found = /(\d+(?:\.\d+)?)\s*(亿元|万元|元)?/.exec(folded);
  if (found) {
    const fen = Math.round(Number(found[1]) * fenIn[found[2] ?? "元"]! * 1_000) / 1_000;
    if (PLACEHOLDERS.has(fen)) return { kind: "placeholder" };
    const alone = /^(?:预算|补助|约|总价|控制价)?\s*\d+(?:\.\d+)?\s*(?:亿元|万元|元)?$/.test(folded);
    if (alone && !NO_SUM.test(folded) && !NO_BOUND.test(folded) && fen > 0 && fen <= 1_000_000_000_000_000) return { kind: "sum", fen };
  }
  return { kind: "unreadable" };
}

/** A price for one unit as it was read in a text, from `start` up to `end`; `fen` has a fraction where it is finer than a fen. */
export interface PriceInText {
  start: number;
  end: number;
  fen: number;
  per: string;
}

/** A full-width character as its narrow one. Pure. */
const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** What may stand before the one price of a cell. */
const PRICE_HEAD = /^(?:单价|报价|限价)?\s*[:：]?\s*$/;

/**
 * Fen for one of a unit where a cell holds one price and nothing else (35元/平方米, 单价：每吨500元), else null: a bound is no price.
 * What a price looks like is for `pricesIn` to know, which reads those that people type too. Pure.
 */
export function readPrice(cell: string, pricesIn: (text: string) => PriceInText[]): { fen: number; per: string } | null {
  // Only full-width characters: ㎡ stays as people write it.
  const text = cell.replace(/[\uff01-\uff5e]/g, narrow).trim();
  const [price, second] = pricesIn(text);
  if (!price || second || NO_BOUND.test(text)) return null;
  const { start, end, fen, per } = price;
  return PRICE_HEAD.test(text.slice(0, start)) && text.slice(end).trim() === "" ? { fen, per } : null;
}

/** A quantity as a decimal text of at most three places (500, 约500, 1,500.5), or null. Pure. */
export function readQuantity(text: string): string | null {
  const folded = text.normalize("NFKC").replaceAll(",", "").trim();
  const found = /^(?:约)?\s*(\d{1,12})(?:\.(\d{1,3})\d*)?$/.exec(folded);
  if (!found) return null;
  const whole = found[1]!.replace(/^0+(?=\d)/, "");
  const places = (found[2] ?? "").replace(/0+$/, "");
  return Number(`${whole}.${places || "0"}`) > 0 ? `${whole}${places ? `.${places}` : ""}` : null;
}

/** A quantity and the unit behind it in one cell (500套, 约 1,000 件), or null; whether there is such a unit is not asked. Pure. */
export function readAmountOfUnit(text: string): { value: string; unit: string } | null {
  const found = /^((?:约)?\s*[\d,.]+)\s*(\D{1,16})$/.exec(text.replace(/[\uff01-\uff5e]/g, narrow).trim());
  const value = found && readQuantity(found[1]!);
  return value ? { value, unit: found[2]!.trim() } : null;
}

/** A text of one line or several without what cannot be stored, shortened to a length. Pure. */
export function cleanText(text: string, longest: number): string {
  // eslint-disable-next-line no-control-regex -- taking control characters out is the point
  const clean = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").trim();
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}
