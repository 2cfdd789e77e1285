import type { Hit } from "./index/line-store.ts";
import { noDay, unsaid } from "./score/line.ts";
import { createOutcome } from "./score/outcome.ts";
import type { PairContext } from "./score/pair-context.ts";
import { comparesPrice, scorePair } from "./score/score-pair.ts";
import { decimal } from "./score/sentences.ts";
import type { SplitPart, SplitPlan } from "./types.ts";

/** Suppliers in one plan at most; more cannot be coordinated by one liaison. */
const mostSuppliers = 5;

/** Candidates that enter the search for the best combination. */
const mostCandidates = 40;

/** Partial plans kept per number of suppliers. */
const beamWidth = 200;

interface Candidate {
  id: string;
  /** What it can bring in time, thousandths. */
  supply: number;
  minLot: number;
  rate: number;
  first: number;
  last: number;
  /** For a unit of the need's quantity; `unsaid` where the price is for another. */
  priceFen: number;
  priceUncompared: boolean;
  milliScore: number;
}

interface Draft {
  chosen: readonly number[];
  supply: number;
  least: number;
  milliScore: number;
}

/**
 * The best plan of up to five suppliers for a need of known quantity: as much as possible, then as few
 * suppliers as possible, then the best scores. Lots and windows are kept; a supplier whose unit, price or
 * quantity does not fit, or who is not plainly about the same thing, takes no part. Null where nobody can
 * supply a part. Pure. Cost: a beam search over at most 40 candidates (exact for up to 2 suppliers).
 */
export function planSplit(context: PairContext, hits: readonly Hit[]): SplitPlan | null {
  const wanted = context.line.quantityMilli;
  if (wanted === unsaid) return null;
  const candidates = collectCandidates(context, hits);
  let best: { parts: Candidate[]; covered: number } | null = null;
  let beam: Draft[] = [{ chosen: [], supply: 0, least: 0, milliScore: 0 }];
  for (let size = 1; size <= mostSuppliers && (best?.covered ?? 0) < wanted; size++) {
    beam = extend(beam, candidates, wanted);
    const first = beam[0];
    if (!first) break;
    const covered = Math.min(first.supply, wanted);
    if (!best || covered > best.covered) best = { parts: first.chosen.map((at) => candidates[at]!), covered };
  }
  return best && describe(context, best.parts, best.covered);
}

/** All drafts with one supplier more, best first. Smallest orders that do not fit into the need drop out. */
function extend(beam: readonly Draft[], candidates: readonly Candidate[], wanted: number): Draft[] {
  const next: Draft[] = [];
  for (const draft of beam) {
    for (let at = (draft.chosen.at(-1) ?? -1) + 1; at < candidates.length; at++) {
      const { supply, minLot, milliScore } = candidates[at]!;
      if (draft.least + minLot > wanted) continue;
      next.push({
        chosen: [...draft.chosen, at],
        supply: draft.supply + supply,
        least: draft.least + minLot,
        milliScore: draft.milliScore + milliScore,
      });
    }
  }
  const covered = (draft: Draft): number => Math.min(draft.supply, wanted);
  return next.toSorted((a, b) => covered(b) - covered(a) || b.milliScore - a.milliScore).slice(0, beamWidth);
}

function collectCandidates(context: PairContext, hits: readonly Hit[]): Candidate[] {
  const need = context.line;
  const wanted = need.quantityMilli;
  const smallest = need.minLotMilli === unsaid ? 1 : Math.min(need.minLotMilli, wanted);
  const outcome = createOutcome();
  const candidates: Candidate[] = [];
  for (const { id, line, textMilli } of hits) {
    if (candidates.length === mostCandidates) break;
    scorePair(context, line, textMilli, outcome);
    if (outcome.excluded || outcome.relevancePermille < 1000 || !outcome.sameUnit) continue;
    if (line.quantityMilli === unsaid || outcome.lastDay === noDay || outcome.overPricePermille > 0) continue;
    const { firstDay: first, lastDay: last } = outcome;
    const capacity = line.ratePerDayMilli === unsaid ? line.quantityMilli : line.ratePerDayMilli * (last - first + 1);
    const supply = Math.min(line.quantityMilli, capacity, wanted);
    const minLot = Math.max(line.minLotMilli, smallest);
    if (minLot > supply) continue;
    const rate = line.ratePerDayMilli;
    const priceFen = comparesPrice(line.priceGroup, need.unitGroup) ? line.unitPriceFen : unsaid;
    const { priceUncompared, milliScore } = outcome;
    candidates.push({ id, supply, minLot, rate, first, last, priceFen, priceUncompared, milliScore });
  }
  return candidates;
}

/** What arithmetic with fractions of a fen may add. */
const millionth = 1e-6;

/** Every supplier gets its smallest order, the rest goes to the best ones first. */
function describe(context: PairContext, chosen: readonly Candidate[], covered: number): SplitPlan {
  const { line: need, codes } = context;
  let rest = covered - chosen.reduce((sum, { minLot }) => sum + minLot, 0);
  const parts: SplitPart[] = chosen.map((candidate) => {
    const more = Math.min(rest, candidate.supply - candidate.minLot);
    rest -= more;
    const milli = candidate.minLot + more;
    const days = candidate.rate === unsaid ? null : Math.ceil(milli / candidate.rate);
    return {
      id: candidate.id,
      milli,
      window: { from: candidate.first, until: days === null ? candidate.last : candidate.first + days - 1 },
      score: Math.floor((candidate.milliScore + 500) / 1000),
      costFen: candidate.priceFen === unsaid ? null : Math.ceil((candidate.priceFen * milli) / 1000 - millionth),
    };
  });
  const missingMilli = need.quantityMilli - covered;
  const unit = codes.units.names[need.unit]!;
  const sum = parts.map(({ milli }) => decimal(milli)).join(" + ");
  const complete = missingMilli === 0 && need.until !== noDay;
  const short = decimal(missingMilli);
  return {
    parts,
    coveredMilli: covered,
    missingMilli,
    complete,
    certain: complete && !chosen.some(({ priceUncompared }) => priceUncompared),
    zh: `${parts.length} 项资源合计 ${sum} ${unit}${missingMilli === 0 ? "，数量足够" : `，尚缺 ${short} ${unit}`}`,
    en: `${parts.length} resources: ${sum} ${unit}${missingMilli === 0 ? ", enough" : `, ${short} ${unit} short`}`,
  };
}
