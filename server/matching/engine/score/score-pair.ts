import { fineFen } from "../../../../app/contracts/fine-fen.ts";
import { type Line, noDay, unsaid } from "./line.ts";
import type { Outcome } from "./outcome.ts";
import type { PairContext } from "./pair-context.ts";

/** Milli-points of category and text from which a pair is plainly about the same thing. */
export const fullRelevance = 16_000;

/** A pair with fewer milli-points of category and text than this is about different things. */
export const leastRelevance = 3_000;

/** Slack beyond this many days is worth no more. */
export const comfortableSlackDays = 14;

/** Per mille of the points for the time: for being just in time, and how much more for a comfortable slack. */
export interface TimeFit {
  least: number;
  more: number;
}

/** Where a rate says when it is done; and by the window alone. */
export const timeByRate: TimeFit = { least: 600, more: 400 };
export const timeByWindow: TimeFit = { least: 500, more: 300 };

/** Distance at which half of the points are left, kilometres. */
const halfDistanceKm = 60;

/** Fit of what nobody said: better than bad, worse than good. */
export const unknownPermille = 450;

/** Best time fit of a need without a due day. */
export const mostWithoutDue = 600;

/**
 * Scores one counterpart against the query of `context`: integers only, the same numbers from the same
 * input in either direction but for the text. `textMilli` is the text's share, at most weights.text × 1000.
 * Pure but for `out`, which it fills completely. Cost: about 50 ns.
 */
export function scorePair(context: PairContext, other: Line, textMilli: number, out: Outcome): void {
  const { line, weights, today } = context;
  const need = line.need ? line : other;
  const supplier = line.need ? other : line;
  const { points } = out;

  out.excluded = other.owner === line.owner && line.owner !== 0;
  out.fits = true;
  out.certain = true;

  out.categoryPermille = context.categoryPermille(other.category);
  points[0] = weights.category * out.categoryPermille;
  points[1] = textMilli;
  const relevant = points[0] + textMilli;
  if (relevant < leastRelevance) out.excluded = true;
  const relevance = relevancePermille(relevant);
  out.relevancePermille = relevance;
  if (relevance < 1000) out.fits = false;

  const time = timePermille(need, supplier, today, out);
  const quantity = quantityPermille(need, supplier, out);
  points[2] = Math.floor((weights.quantity * quantity * relevance) / 1000);
  points[3] = Math.floor((weights.time * time * relevance) / 1000);

  out.km = context.distanceKm(other.place);
  const limitKm = need.maxDistanceKm;
  if (limitKm !== unsaid) {
    if (out.km > limitKm) out.excluded = true;
    else if (out.km < 0) out.certain = false;
  }
  points[4] = Math.floor((weights.distance * nearPermille(out.km) * relevance) / 1000);

  points[5] = Math.floor((weights.price * pricePermille(need, supplier, out) * relevance) / 1000);
  points[6] = Math.floor((weights.qualification * qualificationPermille(context, other, out) * relevance) / 1000);

  out.keptPermille = other.keptPermille;
  points[7] = Math.floor((weights.reliability * other.keptPermille * relevance) / 1000);
  points[8] = Math.floor((weights.urgency * urgencyPermille(need, out.daysLeft) * relevance) / 1000);

  out.milliScore =
    relevant + points[2] + points[3] + points[4] + points[5] + points[6] + points[7] + points[8];
  if (!out.fits) out.certain = false;
}

/** To what share the other criteria count when category and text give `relevant` milli-points. Pure. */
export function relevancePermille(relevant: number): number {
  return relevant >= fullRelevance ? 1000 : Math.floor((relevant * 1000) / fullRelevance);
}

/** Places farther away than this are not near at all: the division gives 0. */
const farKm = 1000 * halfDistanceKm;
const nearness = Uint16Array.from({ length: farKm }, (_, km) => Math.floor((1000 * halfDistanceKm) / (halfDistanceKm + km)));

/** How near a place is that lies `km` (whole ones) away; -1: nobody knows. Pure. */
export function nearPermille(km: number): number {
  return km < 0 ? unknownPermille : km < farKm ? nearness[km]! : 0;
}

/** The common window, what can be made in it, and how comfortable that is. Excludes the pair where there is none. */
export function timePermille(need: Line, supplier: Line, today: number, out: Outcome): number {
  const due = need.until;
  const overdue = due !== noDay && due < today;
  let first = today;
  if (supplier.from > first) first = supplier.from;
  if (need.from > first) first = need.from;
  let last = supplier.until;
  if (due !== noDay && !overdue && (last === noDay || due < last)) last = due;
  out.firstDay = first;
  out.lastDay = last;
  out.finishDay = noDay;
  out.slackDays = 0;
  out.supplyMilli = supplier.quantityMilli;
  out.daysLeft = due === noDay ? noDay : due - today;
  const { ratePerDayMilli } = supplier;
  const wanted = need.quantityMilli;
  if (last === noDay) {
    out.certain = false;
    return unknownPermille;
  }
  if (first > last) {
    out.excluded = true;
    out.fits = false;
    out.slackDays = last - first;
    out.supplyMilli = 0;
    return 0;
  }
  if (ratePerDayMilli !== unsaid) {
    const capacity = ratePerDayMilli * (last - first + 1);
    if (out.supplyMilli === unsaid || capacity < out.supplyMilli) out.supplyMilli = capacity;
  }
  let fit: number;
  if (ratePerDayMilli !== unsaid && wanted !== unsaid) {
    const share = out.supplyMilli < wanted ? out.supplyMilli : wanted;
    out.finishDay = first + Math.ceil(share / ratePerDayMilli) - 1;
    out.slackDays = due === noDay ? last - out.finishDay : due - out.finishDay;
    fit = fitOf(timeByRate, out.slackDays);
  } else {
    out.slackDays = last - first;
    fit = fitOf(timeByWindow, out.slackDays);
  }
  if (overdue) {
    out.fits = false;
    out.slackDays = due - (out.finishDay === noDay ? first : out.finishDay);
    return Math.floor(fit / 4);
  }
  if (due === noDay) {
    out.certain = false;
    return Math.min(fit, mostWithoutDue);
  }
  if (supplier.until === noDay && supplier.from === noDay) out.certain = false;
  return fit;
}

function fitOf({ least, more }: TimeFit, slackDays: number): number {
  return least + Math.floor((more * clampSlack(slackDays)) / comfortableSlackDays);
}

function clampSlack(days: number): number {
  return days < 0 ? 0 : days > comfortableSlackDays ? comfortableSlackDays : days;
}

/** The share of what is wanted that can be supplied, by what `timePermille` found; 0 for other units and lots that do not fit. */
export function quantityPermille(need: Line, supplier: Line, out: Outcome): number {
  const wanted = need.quantityMilli;
  out.lotTooLarge = false;
  out.coveragePermille = 0;
  out.sameUnit = true;
  if (wanted === unsaid || supplier.quantityMilli === unsaid) {
    out.certain = false;
    if (wanted === unsaid || out.supplyMilli === unsaid) out.supplyMilli = unsaid;
    return unknownPermille;
  }
  if (need.unitGroup !== supplier.unitGroup) {
    out.sameUnit = false;
    out.supplyMilli = unsaid;
    out.fits = false;
    return 0;
  }
  const supply = out.supplyMilli < wanted ? out.supplyMilli : wanted;
  const smallest = need.minLotMilli !== unsaid && need.minLotMilli < wanted ? need.minLotMilli : unsaid;
  if (supplier.minLotMilli > wanted || supplier.minLotMilli > supply || (smallest !== unsaid && supply < smallest)) {
    out.lotTooLarge = true;
    out.supplyMilli = 0;
    out.fits = false;
    return 0;
  }
  out.coveragePermille = Math.floor((1000 * supply) / wanted);
  if (supply < wanted) out.fits = false;
  return out.coveragePermille;
}

/** Prices and limits meet only where their units do: nobody knows how many square metres a set has. */
function pricePermille(need: Line, supplier: Line, out: Outcome): number {
  const price = supplier.unitPriceFen;
  out.limitFen = unsaid;
  out.priceUncompared = false;
  out.overPricePermille = 0;
  if (price === unsaid) return unknownPermille;
  let limit = unsaid;
  if (need.unitPriceFen !== unsaid) {
    if (comparesPrice(need.priceGroup, supplier.priceGroup)) limit = need.unitPriceFen;
    else out.priceUncompared = true;
  }
  if (need.budgetFen !== unsaid && need.quantityMilli !== unsaid) {
    if (comparesPrice(need.unitGroup, supplier.priceGroup)) {
      const byBudget = fineFen((need.budgetFen * 1000) / need.quantityMilli, Math.floor);
      if (limit === unsaid || byBudget < limit) limit = byBudget;
    } else out.priceUncompared = true;
  }
  if (out.priceUncompared) out.certain = false;
  out.limitFen = limit;
  if (limit === unsaid || limit === 0) return unknownPermille;
  const over = Math.ceil(((price - limit) * 1000) / limit);
  out.overPricePermille = over;
  if (over <= 0) return over <= -500 ? 1000 : 700 + Math.floor((300 * -over) / 500);
  out.fits = false;
  return over >= 200 ? 0 : 600 - 3 * over;
}

/** Whether amounts for units of these groups may be set against each other; 0: nobody knows the unit. Pure. */
export function comparesPrice(group: number, other: number): boolean {
  return group === other && group !== 0;
}

function qualificationPermille(context: PairContext, other: Line, out: Outcome): number {
  if (context.line.requires === 0 && other.requires === 0) {
    out.missingHard = 0;
    out.missingSoft = 0;
    out.asked = 0;
    return 1000;
  }
  const { mine, theirs } = context.openRequirements(other);
  out.missingHard = mine.hard + theirs.hard;
  out.missingSoft = mine.soft + theirs.soft;
  out.asked = mine.asked + theirs.asked;
  if (out.missingHard > 0) {
    out.excluded = true;
    out.fits = false;
    return 0;
  }
  return 1000 - Math.floor((1000 * out.missingSoft) / out.asked);
}

/** Half how soon it is due (`noDay`: nobody knows), half what is lost otherwise (nothing below 10,000 yuan, all from 10,000,000). Pure. */
export function urgencyPermille(need: Line, daysLeft: number): number {
  let soon = 0;
  if (daysLeft !== noDay) {
    soon = daysLeft <= 0 ? 1000 : daysLeft >= 60 ? 0 : 1000 - Math.floor((1000 * daysLeft) / 60);
  }
  let stake = 0;
  if (need.stakeFen !== unsaid) {
    let rest = need.stakeFen;
    let decade = 1_000_000;
    while (stake < 1000 && rest >= decade * 10) {
      stake += 333;
      decade *= 10;
    }
    if (stake < 999 && rest > decade) {
      rest = Math.min(rest, decade * 10);
      stake += Math.floor((333 * (rest - decade)) / (decade * 9));
    }
    if (stake >= 999) stake = 1000;
  }
  return (soon + stake) >> 1;
}
