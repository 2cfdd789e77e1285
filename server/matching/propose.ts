import type { MatchReason } from "../../app/contracts/matches.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { MatchPartRecord } from "../../models/match.ts";
import { dayOfNumber, fromCanonical, toCanonical } from "./engine-listing.ts";
import type { Reason, SplitPlan, Suggestion } from "./engine/types.ts";
import type { MatchingPorts } from "./ports.ts";
import { priceOfUnit } from "./price-of-unit.ts";

type Units = Pick<MatchingPorts, "unitGroup">;

/** A suggestion before it is stored; `terms` are the terms' revisions of the need and of each part, in that order. */
export interface Proposal {
  need: ListingRecord;
  resources: ListingRecord[];
  parts: MatchPartRecord[];
  score: number;
  certain: boolean;
  reasons: MatchReason[];
  summary: { zh: string; en: string } | null;
}

/** Weakest score that is still worth a liaison's time. */
export const LEAST_SCORE = 45;

/** Whether a counterpart is worth suggesting: plainly about the same, and able to do at least a part in time. Pure. */
export function isWorthSuggesting(suggestion: Suggestion): boolean {
  if (suggestion.score < LEAST_SCORE || suggestion.relevance < 100) return false;
  return suggestion.fits || suggestion.supplyMilli === null || suggestion.supplyMilli > 0;
}

/** Key of a pair: the need and its resources in the order of their ids. Pure. */
export const pairKey = (need: string, resources: readonly string[]): string => `${need}:${resources.toSorted().join("+")}`;

/** Fingerprint of the terms, in the order of the pair key. Pure. */
export const termsKey = (need: ListingRecord, resources: readonly ListingRecord[]): string =>
  [need, ...resources.toSorted((a, b) => (a._id < b._id ? -1 : 1))].map((listing) => listing.termsRevision).join("+");

/** How much of a resource a need can get from it, in thousandths of the need's unit; null where either is unknown. Pure. */
function sharedMilli(need: ListingRecord, supplyMilli: number | null): number | null {
  if (!need.quantity || need.remainingMilli === null || supplyMilli === null) return null;
  return Math.min(need.remainingMilli, fromCanonical(need.quantity, supplyMilli));
}

/** One supplier for a need, from the engine's suggestion in either direction. Pure. */
export function proposePair(units: Units, need: ListingRecord, resource: ListingRecord, suggestion: Suggestion): Proposal {
  const milli = sharedMilli(need, suggestion.supplyMilli);
  const reasons = suggestion.reasons.map(toReason);
  const costFen = milli === null ? null : costOf(units, resource, need, milli);
  return {
    need,
    resources: [resource],
    parts: [
      { resource: resource._id, owner: resource.owner, milli, window: resource.window, costFen, score: suggestion.score, reasons },
    ],
    score: suggestion.score,
    certain: suggestion.certain,
    reasons,
    summary: null,
  };
}

const toReason = ({ criterion, points, weight, facts, zh, en }: Reason): MatchReason => ({ criterion, points, weight, facts, zh, en });

/** Price of a part, in fen; null where none is named or it is for another unit. Pure. */
function costOf(units: Units, resource: ListingRecord, need: ListingRecord, milli: number): number | null {
  const fen = priceOfUnit(units, resource.price, need.quantity);
  return fen === null ? null : Math.round((toCanonical(need.quantity!, milli) * fen) / 1_000);
}

/** Whether a price stands beside a limit for another unit, so that nobody knows whether it is kept. Pure. */
const isPriceOpen = ({ reasons }: Suggestion): boolean => reasons.some(({ criterion, facts }) => criterion === "price" && facts.uncompared === 1);

/** A share of a supply that was planned: thousandths of the need's canonical unit. */
export interface PlannedPart {
  id: string;
  milli: number;
  window?: { from: string; until: string };
  costFen?: number | null;
}

/**
 * One or several suppliers in given quantities, with the engine's suggestion for each of them. The score and each
 * criterion are the means of the parts, weighted by quantity, rounded so that the points still sum to the score. Pure.
 * @returns null where a part has no suggestion of its own
 */
export function proposeParts(
  units: Units,
  need: ListingRecord,
  planned: readonly PlannedPart[],
  resources: ReadonlyMap<string, ListingRecord>,
  suggestions: ReadonlyMap<string, Suggestion>,
): Proposal | null {
  if (!need.quantity) return null;
  const parts: MatchPartRecord[] = [];
  const used: ListingRecord[] = [];
  let certain = true;
  for (const part of planned) {
    const resource = resources.get(part.id);
    const suggestion = suggestions.get(part.id);
    if (!resource || !suggestion) return null;
    const milli = fromCanonical(need.quantity, part.milli);
    used.push(resource);
    certain &&= suggestion.certain || (suggestion.supplyMilli !== null && !isPriceOpen(suggestion));
    parts.push({
      resource: resource._id,
      owner: resource.owner,
      milli,
      window: part.window ?? resource.window,
      costFen: part.costFen === undefined ? costOf(units, resource, need, milli) : part.costFen,
      score: suggestion.score,
      reasons: suggestion.reasons.map(toReason),
    });
  }
  const reasons = meanReasons(parts, used);
  const score = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { need, resources: used, parts, score, certain, reasons, summary: null };
}

/** The engine's split supply as one suggestion. Pure. @returns null where a part has no suggestion of its own */
export function proposeSplit(
  units: Units,
  need: ListingRecord,
  plan: SplitPlan,
  resources: ReadonlyMap<string, ListingRecord>,
  suggestions: ReadonlyMap<string, Suggestion>,
): Proposal | null {
  const planned = plan.parts.map(({ id, milli, window, costFen }) => ({
    id,
    milli,
    window: { from: dayOfNumber(window.from), until: dayOfNumber(window.until) },
    costFen,
  }));
  const proposal = proposeParts(units, need, planned, resources, suggestions);
  return proposal && { ...proposal, certain: plan.certain, summary: { zh: plan.zh, en: plan.en } };
}

/** The criteria of several parts as one: mean points by quantity, and what each supplier's sentence says. Pure. */
function meanReasons(parts: readonly MatchPartRecord[], resources: readonly ListingRecord[]): MatchReason[] {
  const total = parts.reduce((sum, part) => sum + part.milli!, 0);
  const first = parts[0]!.reasons;
  return first.map(({ criterion, weight }, index) => {
    const reasons = parts.map((part) => part.reasons[index]!);
    const mean = reasons.reduce((sum, reason, i) => sum + reason.points * parts[i]!.milli!, 0) / total;
    const differs = new Set(reasons.map((reason) => reason.zh)).size > 1;
    const told = (language: "zh" | "en") =>
      differs
        ? reasons.map((reason, i) => `${resources[i]!.title}: ${reason[language]}`).join("; ")
        : reasons[0]![language];
    return { criterion, weight, points: Math.round(mean), facts: {}, zh: told("zh").replaceAll(": ", "：").replaceAll("; ", "；"), en: told("en") };
  });
}
