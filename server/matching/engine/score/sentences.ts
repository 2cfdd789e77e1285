import { groupDigits } from "../../../../app/contracts/group-digits.ts";
import { writeMilli } from "../../../../app/contracts/milli.ts";
import { criteria, type Criterion, type Reason, type Weights } from "../types.ts";
import type { Interner } from "./interner.ts";
import { type Line, noDay, unsaid } from "./line.ts";
import type { Outcome } from "./outcome.ts";

/** What a sentence may need besides the outcome. */
export interface Telling {
  outcome: Outcome;
  need: Line;
  supplier: Line;
  /** The counterpart; one of the two above. */
  other: Line;
  codes: Interner;
  today: number;
  weights: Weights;
  /** Words both texts share, the telling ones first. */
  shared: readonly string[];
}

interface Sentence {
  facts: Record<string, number>;
  zh: string;
  en: string;
}

/** Thousandths as a decimal with grouping, without trailing zeros. Pure. */
export const decimal = (milli: number): string => groupDigits(writeMilli(milli));

/** Fen as yuan with grouping, in 万元 where that is what people say; a fraction of a fen is told below one yuan. Pure. */
export function yuan(fen: number): { zh: string; en: string } {
  if (fen < 100 && !Number.isInteger(fen)) {
    const plain = `0.${String(Math.round(fen * 1000)).padStart(5, "0").replace(/0+$/, "")}`;
    return { zh: `${plain} 元`, en: `CNY ${plain}` };
  }
  const cents = fen % 100;
  const whole = String(Math.floor(fen / 100));
  const plain = groupDigits(cents === 0 ? whole : `${whole}.${String(cents).padStart(2, "0")}`);
  return { zh: fen >= 1_000_000 ? `${decimal(Math.floor(fen / 1000))} 万元` : `${plain} 元`, en: `CNY ${plain}` };
}

/** A quantity with its unit; money as money, since a loan's quantity is its amount. Pure. */
function amount(milli: number, unit: string): { zh: string; en: string } {
  if (unit === "元") return yuan(Math.floor(milli / 10));
  const text = `${decimal(milli)} ${unit}`;
  return { zh: text, en: text };
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const dayNames = new Map<number, { zh: string; en: string }>();
const mostDayNames = 4096;

/** A day number as "11月21日" and "21 Nov". Pure; days named before are remembered. */
export function dayName(day: number): { zh: string; en: string } {
  let name = dayNames.get(day);
  if (name === undefined) {
    const date = new Date(day * 86_400_000);
    const month = date.getUTCMonth();
    name = { zh: `${month + 1}月${date.getUTCDate()}日`, en: `${date.getUTCDate()} ${monthNames[month]}` };
    if (dayNames.size === mostDayNames) dayNames.clear();
    dayNames.set(day, name);
  }
  return name;
}

const say: Record<Criterion, (telling: Telling) => Sentence> = {
  category({ outcome, need, supplier, codes }) {
    const facts = { relationPermille: outcome.categoryPermille };
    if (need.category === 0 || supplier.category === 0) {
      return { facts, zh: "有一方未填类别，只按文字比对", en: "One side names no category; compared by text only" };
    }
    const { vocabulary, categories } = codes;
    const wanted = vocabulary.categoryName(categories.names[need.category]!);
    const offered = vocabulary.categoryName(categories.names[supplier.category]!);
    if (outcome.categoryPermille >= 1000) return { facts, zh: `同属“${wanted.zh}”`, en: `Both are ${wanted.en}` };
    const zh = `需要“${wanted.zh}”，对方为“${offered.zh}”`;
    const en = `Wanted: ${wanted.en}; offered: ${offered.en}`;
    if (outcome.categoryPermille >= 600) return { facts, zh: `${zh}，类别相近`, en: `${en}; close categories` };
    if (outcome.categoryPermille > 0) return { facts, zh: `${zh}，同一大类`, en: `${en}; same branch` };
    return { facts, zh: `${zh}，类别不同`, en: `${en}; different categories` };
  },

  text({ outcome, shared }) {
    const facts = { milliPoints: outcome.points[1]!, shared: shared.length };
    if (shared.length === 0) return { facts, zh: outcome.points[1] === 0 ? "文字没有共同之处" : "用字相近，没有相同的词", en: outcome.points[1] === 0 ? "The texts have nothing in common" : "Similar characters, no word in common" };
    return { facts, zh: `双方都提到：${shared.join("、")}`, en: `Both mention: ${shared.join(", ")}` };
  },

  quantity({ outcome, need, supplier, codes }) {
    const facts = {
      wantedMilli: need.quantityMilli,
      offeredMilli: supplier.quantityMilli,
      coveragePermille: outcome.coveragePermille,
    };
    const { names } = codes.units;
    if (need.quantityMilli === unsaid) return { facts, zh: "需求数量待明确", en: "The quantity wanted is to be specified" };
    if (supplier.quantityMilli === unsaid) {
      return { facts, zh: "对方可供数量待明确", en: "The quantity on offer is to be specified" };
    }
    const wanted = amount(need.quantityMilli, names[need.unit]!);
    const offered = amount(supplier.quantityMilli, names[supplier.unit]!);
    if (!outcome.sameUnit) {
      return { facts, zh: `单位不同：需要 ${wanted.zh}，可供 ${offered.zh}`, en: `Units differ: ${wanted.en} wanted, ${offered.en} offered` };
    }
    if (outcome.lotTooLarge) {
      return { facts, zh: `批量不合：需要 ${wanted.zh}，可供 ${offered.zh}`, en: `Lot sizes do not fit: ${wanted.en} wanted, ${offered.en} offered` };
    }
    if (outcome.coveragePermille >= 1000) {
      return { facts, zh: `需要 ${wanted.zh}，可供 ${offered.zh}，数量足够`, en: `${wanted.en} wanted, ${offered.en} available: enough` };
    }
    const supply = amount(Math.max(0, outcome.supplyMilli), names[need.unit]!);
    const percent = Math.floor(outcome.coveragePermille / 10);
    return {
      facts,
      zh: `需要 ${wanted.zh}，按期可供 ${supply.zh}，满足 ${percent}%`,
      en: `${wanted.en} wanted, ${supply.en} in time: ${percent} %`,
    };
  },

  time({ outcome, need, supplier, codes, today }) {
    const facts = {
      firstDay: outcome.firstDay,
      lastDay: outcome.lastDay,
      finishDay: outcome.finishDay,
      slackDays: outcome.slackDays,
    };
    if (outcome.lastDay === noDay) return { facts, zh: "时间待明确", en: "The dates are to be specified" };
    const first = dayName(outcome.firstDay);
    const last = dayName(outcome.lastDay);
    if (outcome.firstDay > outcome.lastDay) {
      const late = outcome.firstDay - outcome.lastDay;
      return { facts, zh: `时间差 ${late} 天：最早 ${first.zh} 可开工`, en: `${late} days short: earliest start ${first.en}` };
    }
    const due = need.until;
    if (due !== noDay && due < today) {
      return {
        facts,
        zh: `已过交期 ${today - due} 天，对方最早 ${first.zh} 可开工`,
        en: `${today - due} days overdue; earliest start ${first.en}`,
      };
    }
    if (outcome.finishDay !== noDay) {
      const done = dayName(outcome.finishDay);
      const rate = amount(supplier.ratePerDayMilli, codes.units.names[supplier.unit]!);
      const onTheDay = outcome.slackDays === 0;
      const slack = due === noDay ? "" : onTheDay ? "，正好赶上交期" : `，比交期早 ${outcome.slackDays} 天`;
      const slackEn = due === noDay ? "" : onTheDay ? ", on the day it is due" : `, ${outcome.slackDays} days before it is due`;
      return {
        facts,
        zh: `${first.zh}起可做，每天 ${rate.zh}，预计 ${done.zh}完成${slack}`,
        en: `From ${first.en} at ${rate.en} a day, done by ${done.en}${slackEn}`,
      };
    }
    const dueSay = due === noDay ? "，交期待明确" : "";
    const dueEn = due === noDay ? "; due day to be specified" : "";
    return { facts, zh: `${first.zh}至${last.zh}可安排${dueSay}`, en: `Free from ${first.en} to ${last.en}${dueEn}` };
  },

  distance({ outcome, other, codes }) {
    const facts = { km: outcome.km };
    if (outcome.km < 0) return { facts, zh: "地点待明确", en: "The place is to be specified" };
    const place = codes.vocabulary.placeName(codes.places.names[other.place]!);
    if (outcome.km <= 10) return { facts, zh: `就在附近（${place}）`, en: `Close by (${place})` };
    return { facts, zh: `${place}，约 ${outcome.km} 公里`, en: `${place}, about ${outcome.km} km` };
  },

  price({ outcome, need, supplier, codes }) {
    const facts = {
      priceFen: supplier.unitPriceFen,
      limitFen: outcome.limitFen,
      overPermille: outcome.overPricePermille,
      uncompared: Number(outcome.priceUncompared),
    };
    if (supplier.unitPriceFen === unsaid) return { facts, zh: "报价待明确", en: "The price is to be specified" };
    const { names } = codes.units;
    const per = names[supplier.priceUnit]!;
    const bare = yuan(supplier.unitPriceFen);
    const price = per === "" ? bare : { zh: `${bare.zh}/${per}`, en: `${bare.en} per ${per}` };
    if (outcome.limitFen === unsaid && outcome.priceUncompared) {
      if (per === "") return { facts, zh: `报价 ${price.zh}，未写明单位，无法比较`, en: `Quoted ${price.en} for a unit that is not named: not comparable` };
      const wanted = names[need.unitPriceFen === unsaid ? need.unit : need.priceUnit]!;
      return {
        facts,
        zh: `报价 ${price.zh}，按${per}计，与需求的${wanted}不可直接比较`,
        en: `Quoted ${price.en}, not directly comparable with the need's ${wanted}`,
      };
    }
    if (outcome.limitFen === unsaid || outcome.limitFen === 0) {
      return { facts, zh: `单价 ${price.zh}，需求方未给预算`, en: `Unit price ${price.en}; no budget given` };
    }
    const limit = yuan(outcome.limitFen);
    const percent = Math.ceil(Math.abs(outcome.overPricePermille) / 10);
    const open = outcome.priceUncompared
      ? { zh: "；另一限价的单位不同，未作比较", en: "; the other limit is for another unit and was not compared" }
      : { zh: "", en: "" };
    if (outcome.overPricePermille > 0) {
      return { facts, zh: `单价 ${price.zh}，超出预算 ${percent}%${open.zh}`, en: `Unit price ${price.en}, ${percent} % above the limit${open.en}` };
    }
    return { facts, zh: `单价 ${price.zh}，在 ${limit.zh}以内${open.zh}`, en: `Unit price ${price.en}, within ${limit.en}${open.en}` };
  },

  qualification({ outcome }) {
    const facts = { asked: outcome.asked, missingHard: outcome.missingHard, missingSoft: outcome.missingSoft };
    if (outcome.asked === 0) return { facts, zh: "无资质要求", en: "No qualification asked" };
    if (outcome.missingHard > 0) {
      return { facts, zh: `缺 ${outcome.missingHard} 项必备资质`, en: `${outcome.missingHard} required qualification(s) missing` };
    }
    if (outcome.missingSoft > 0) {
      return { facts, zh: `${outcome.asked} 项资质中缺 ${outcome.missingSoft} 项`, en: `${outcome.missingSoft} of ${outcome.asked} desired qualifications missing` };
    }
    return { facts, zh: `${outcome.asked} 项资质齐全`, en: `All ${outcome.asked} qualifications held` };
  },

  reliability({ outcome }) {
    const percent = Math.floor(outcome.keptPermille / 10);
    return {
      facts: { keptPermille: outcome.keptPermille },
      zh: outcome.keptPermille === 600 ? "尚无履约记录" : `按履约记录，承诺兑现率约 ${percent}%`,
      en: outcome.keptPermille === 600 ? "No delivery record yet" : `About ${percent} % of promises kept`,
    };
  },

  urgency({ outcome, need }) {
    const facts = { daysLeft: outcome.daysLeft, stakeFen: need.stakeFen };
    const stake = need.stakeFen === unsaid ? null : yuan(need.stakeFen);
    const stakeZh = stake ? `，事关 ${stake.zh}` : "";
    const stakeEn = stake ? `; ${stake.en} at stake` : "";
    if (outcome.daysLeft === noDay) return { facts, zh: `交期待明确${stakeZh}`, en: `Due day to be specified${stakeEn}` };
    if (outcome.daysLeft < 0) {
      return { facts, zh: `已逾期 ${-outcome.daysLeft} 天${stakeZh}`, en: `${-outcome.daysLeft} days overdue${stakeEn}` };
    }
    return { facts, zh: `距交期 ${outcome.daysLeft} 天${stakeZh}`, en: `Due in ${outcome.daysLeft} days${stakeEn}` };
  },
};

/**
 * Whole points per criterion that sum exactly to the whole score: each is rounded down, the rest goes to the
 * largest fractions (earlier criteria first). Pure.
 */
export function wholePoints(points: Int32Array): { score: number; points: number[] } {
  let sum = 0;
  for (const milli of points) sum += milli;
  const score = Math.floor((sum + 500) / 1000);
  const whole: number[] = [];
  const fractions: number[] = [];
  let rest = score;
  for (const milli of points) {
    const full = Math.floor(milli / 1000);
    whole.push(full);
    fractions.push(milli - full * 1000);
    rest -= full;
  }
  for (; rest > 0; rest--) {
    const largest = fractions.indexOf(Math.max(...fractions));
    whole[largest]! += 1;
    fractions[largest] = -1;
  }
  return { score, points: whole };
}

/** The reasons of one suggestion in the order of `criteria`; their points sum to `score`. Pure. */
export function tellReasons(telling: Telling): { score: number; reasons: Reason[] } {
  const { score, points } = wholePoints(telling.outcome.points);
  const reasons = criteria.map((criterion, at) => ({
    criterion,
    points: points[at]!,
    weight: telling.weights[criterion],
    ...say[criterion](telling),
  }));
  return { score, reasons };
}
